import { calendarOf } from '../sla/calendar-of.js';
import type { Opening } from '../sla/calendar.js';
import type { RotaRules } from './rota-rules.js';
import { turnsOf, type Turn } from './turns.js';

/**
 * Why nobody is on call: the rota has no hours then, the first turn is still to come, somebody said so, or whose turn
 * it is does not work here any more.
 */
export const GAP_REASONS = ['hours', 'not begun', 'nobody', 'left'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** A part of time in which the same holds; `to` is not in it. In milliseconds since 1970 UTC. */
export interface Stretch extends Opening {
  /** Who is on call, or, in a gap, who would be. */
  readonly personId: string | null;
  readonly isOverride: boolean;
  /** Null: somebody is on call. */
  readonly gap: GapReason | null;
}

/** Somebody else, or nobody, for a time; also outside of the rota's hours. */
export interface StandIn extends Opening {
  readonly personId: string | null;
}

/**
 * Who is on call from one instant to another: stretches in order that cover all of it and overlap nowhere. What stands
 * in wins over a turn, and of several the last that is given.
 * @throws SlaError `UNKNOWN_TZ`, `INVALID_HOLIDAY` for the first date, `INVALID_INTERVAL`, `EMPTY_CALENDAR`
 */
export function onCall(rules: RotaRules, standIns: readonly StandIn[], window: Opening): Stretch[] {
  const calendar = rules.hours ? calendarOf({ tz: rules.zone, weekly: rules.hours }) : null;
  const hours = calendar && [...calendar.openings(window.from, window.to)];
  const planned = [...turnsOf(rules, window)].flatMap((turn) => withinHours(turn, hours));
  return joined(standIns.reduce((stretches, standIn) => replaced(stretches, standIn, window), planned));
}

/** The same, where those who are not there leave gaps. */
export function withAbsent(
  stretches: readonly Stretch[],
  isThere: (personId: string) => boolean,
): readonly Stretch[] {
  return stretches.map((one) =>
    one.gap === null && one.personId !== null && !isThere(one.personId) ? { ...one, gap: 'left' } : one,
  );
}

/** Gaps that nobody meant: outside of a rota's hours nobody is to be on call. */
export const isUnmeant = ({ gap }: Stretch): boolean => gap !== null && gap !== 'hours';

/** Unmeant gaps as one, whatever their reasons, where one follows at once on another. */
export function unmeantGaps(stretches: readonly Stretch[]): Opening[] {
  const gaps: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.filter(isUnmeant)) {
    const last = gaps.at(-1);
    if (last?.to === from) last.to = to;
    else gaps.push({ from, to });
  }
  return gaps;
}

function withinHours({ from, to, personId }: Turn, hours: readonly Opening[] | null): Stretch[] {
  const turn = { personId, isOverride: false };
  if (personId === null) return [{ ...turn, from, to, gap: 'not begun' }];
  if (hours === null) return [{ ...turn, from, to, gap: null }];
  const stretches: Stretch[] = [];
  let at = from;
  const close = (until: number) => {
    if (at < until) stretches.push({ personId: null, isOverride: false, from: at, to: until, gap: 'hours' });
  };
  for (const opening of hours.filter((one) => one.from < to && one.to > from)) {
    const within = { from: Math.max(opening.from, from), to: Math.min(opening.to, to) };
    close(within.from);
    stretches.push({ ...turn, ...within, gap: null });
    at = within.to;
  }
  close(to);
  return stretches;
}

function replaced(stretches: readonly Stretch[], standIn: StandIn, window: Opening): Stretch[] {
  const from = Math.max(standIn.from, window.from);
  const to = Math.min(standIn.to, window.to);
  if (from >= to) return [...stretches];
  const { personId } = standIn;
  const stood: Stretch = { from, to, personId, isOverride: true, gap: personId === null ? 'nobody' : null };
  const before = stretches.flatMap((one) =>
    one.from < from ? [{ ...one, to: Math.min(one.to, from) }] : [],
  );
  const after = stretches.flatMap((one) => (one.to > to ? [{ ...one, from: Math.max(one.from, to) }] : []));
  return [...before, stood, ...after];
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    if (last && isSame(last, one)) all[all.length - 1] = { ...last, to: one.to };
    else all.push(one);
  }
  return all;
}

const isSame = (one: Stretch, other: Stretch) =>
  one.to === other.from &&
  one.personId === other.personId &&
  one.isOverride === other.isOverride &&
  one.gap === other.gap;
