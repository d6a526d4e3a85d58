import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import { screensOf, type Screen } from './screens.js';
import { Session } from './session.js';

/** Matches an address `brands/:brandId/…` for those alone whose role in that brand has the screen. */
export const forRole =
  (screen: Screen): CanMatchFn =>
  async (_route, segments) => {
    const me = await inject(Session).known();
    if (!me) return true;
    const brand = me.brands.find((each) => each.id === segments[1]?.path);
    return brand !== undefined && screensOf(brand.role).includes(screen);
  };

const ADDRESSES = [
  ...['queue', 'tickets', 'climbing', 'breaches', 'accounts'],
  ...['policies', 'calendars', 'ladders', 'people', 'audit'],
];

/** Matches what somebody of another role would find there; all else is no address at all. */
export const forAnotherRole: CanMatchFn = (_route, segments) => ADDRESSES.includes(segments[2]?.path ?? '');
