import type { CanDeactivateFn } from '@angular/router';
import type { PolicyScreen } from './policy-screen.js';

/** Nobody loses what they have not saved without being asked. */
export const mayLeave: CanDeactivateFn<PolicyScreen> = (screen) => screen.mayLeave();
