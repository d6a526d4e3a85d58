import { Rematching } from '../tickets/classification/rematching.js';
import { Timekeeping } from '../tickets/timekeeping.js';
import { Calendars } from './calendars/calendars.js';
import { Clocks } from './clocks/clocks.js';
import { StricterPromises } from './merging/stricter-promises.js';
import { Reckoner } from './reckoning/reckoner.js';
import { Retargets } from './reckoning/retarget.js';
import { Rematches } from './reckoning/rematches.js';
import { NextResponses } from './rounds/next-responses.js';
import { Waits } from './waits/waits.js';

/** What keeps the clocks, for the desk at work and for one command alike. */
export const SLA_VERBS = [
  ...[Calendars, Reckoner, Retargets, NextResponses, StricterPromises, Waits],
  { provide: Timekeeping, useClass: Clocks },
  { provide: Rematching, useClass: Rematches },
];
