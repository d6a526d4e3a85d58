import { daysUntil, firstReadings } from '@evenhand/shared/oncall/hand-overs';
import type { Stretch } from '@evenhand/shared/oncall/on-call';
import type { Opening } from '@evenhand/shared/sla/calendar';
import { dateOf, dayAt } from './wall-clock.js';

/** A part of a week, as it is drawn: where it begins and how wide it is, in percent. */
export interface Placed {
  readonly left: number;
  readonly width: number;
}
export interface Day extends Placed {
  /** `YYYY-MM-DD` */
  readonly date: string;
}
export interface Piece extends Placed {
  readonly stretch: Stretch;
}
export interface Week extends Opening {
  readonly days: readonly Day[];
}

/** Weeks from Monday to Monday by a zone's wall clock; the first is that of an instant, or so many further on. */
export function weeksAround(
  zone: string,
  at: number,
  { skip, count }: { skip: number; count: number },
): Week[] {
  const midnight = firstReadings(zone, '00:00');
  const today = dayAt(zone, at);
  const monday = today + daysUntil(today, 'mon') - 7;
  return Array.from({ length: count }, (_, nth) => weekFrom(monday + 7 * (skip + nth), midnight));
}

function weekFrom(monday: number, midnight: (day: number) => number): Week {
  const [from, to] = [midnight(monday), midnight(monday + 7)];
  const days = [0, 1, 2, 3, 4, 5, 6].map((nth) => ({
    date: dateOf(monday + nth),
    ...placed({ from: midnight(monday + nth), to: midnight(monday + nth + 1) }, { from, to }),
  }));
  return { from, to, days };
}

/** The stretches of a week, cut off at its ends. */
export const piecesIn = (week: Opening, stretches: readonly Stretch[]): Piece[] =>
  stretches
    .filter(({ from, to }) => from < week.to && to > week.from)
    .map((stretch) => ({ stretch, ...placed(stretch, week) }));

export function placed({ from, to }: Opening, within: Opening): Placed {
  const share = (at: number) =>
    (100 * (Math.min(Math.max(at, within.from), within.to) - within.from)) / (within.to - within.from);
  return { left: share(from), width: share(to) - share(from) };
}
