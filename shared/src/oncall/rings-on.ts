import type { Rung } from '../wire/ladders.js';

type Climbed = Pick<Rung, 'when' | 'repeatMinutes'>;

/** Whether a ladder goes on telling somebody of a breach until the customer is answered. */
export const ringsOn = (rungs: readonly Climbed[]): boolean =>
  rungs.some(({ when, repeatMinutes }) => repeatMinutes !== null && isOfTheBreach(when));

/** What follows unanswered does not count: where nobody was there on the rung before, it has been taken already. */
const isOfTheBreach = (when: Rung['when']) =>
  when.kind === 'after breach' || (when.kind === 'percent' && when.percent >= 100);
