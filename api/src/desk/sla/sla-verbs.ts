import { Timekeeping } from '../tickets/timekeeping.js';
import { Calendars } from './calendars.js';
import { Clocks } from './clocks.js';
import { Reckoner } from './reckoning/reckoner.js';
import { NextResponses } from './rounds/next-responses.js';
import { Waits } from './waits/waits.js';

/** What keeps the clocks, for the desk at work and for one command alike. */
export const SLA_VERBS = [
  ...[Calendars, Reckoner, NextResponses, Waits],
  { provide: Timekeeping, useClass: Clocks },
];
