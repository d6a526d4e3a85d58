import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { recall } from '../ui/remembered.js';
import { firstScreen } from './screens.js';
import { Session } from './session.js';

/** Lets a signed-in person pass; leads everybody else to the sign-in screen and back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  if (await inject(Session).known()) return true;
  return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { next: state.url } });
};

/** From the bare address to the first screen of the person's role, in the brand seen last. */
export const toOwnScreen: CanActivateFn = async () => {
  const router = inject(Router);
  const brands = (await inject(Session).known())?.brands ?? [];
  const brand = brands.find((each) => each.id === recall('brand')) ?? brands[0];
  return brand ? router.createUrlTree([...firstScreen(brand)]) : true;
};
