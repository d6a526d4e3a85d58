import type { ClockKey } from '../reckoning/standing-clocks.js';
import type { Retarget } from '../reckoning/write-retargets.js';
import type { Rule } from '../planning/targets.js';

/** What a preview found, as it is kept until it is applied. */
export interface Plan {
  /** As they were in force, with the versions of calendars and ladders: what is applied is what was shown. */
  readonly rules: readonly Rule[];
  /** In the order of their ids, each with its clocks, as `resolution 1`. */
  readonly tickets: readonly PlannedTicket[];
  readonly sooner: number;
  readonly later: number;
  readonly wouldHaveHidden: number;
  readonly wantsReason: boolean;
}

export type PlannedTicket = readonly [ticketId: string, clocks: readonly string[]];

export const clockName = ({ clock, round }: Pick<ClockKey, 'clock' | 'round'>): string => `${clock} ${round}`;

export function plannedTickets(retargets: readonly Retarget[]): PlannedTicket[] {
  const tickets = new Map<string, string[]>();
  for (const { before } of retargets)
    tickets.set(before.ticketId, [...(tickets.get(before.ticketId) ?? []), clockName(before)]);
  return [...tickets];
}

const comes = (at: number | null) => at ?? Infinity;

export const isSooner = ({ before, due }: Retarget): boolean => comes(due.dueAt) < comes(before.dueAt);
export const isLater = ({ before, due }: Retarget): boolean => comes(due.dueAt) > comes(before.dueAt);
export const isMoved = ({ before, due }: Retarget): boolean => due.dueAt !== before.dueAt;

/** Whoever lets a customer wait longer says why. */
export const easesIt = (retarget: Retarget): boolean =>
  isLater(retarget) || retarget.after.targetMs > retarget.before.targetMs;
