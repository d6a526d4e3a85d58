import type { Calendar } from './calendar.js';
import { checkedInstant } from './instant.js';
import { SlaError } from './sla-error.js';

/** The calendar in force from an instant on, until the next segment begins. The first begins with time itself: null. */
export interface Segment {
  readonly from: number | null;
  readonly calendar: Calendar;
}

/** The clock stands still from one instant up to another; null: it still does. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

/** A stretch under one calendar without a pause; its ends may be infinite. */
export interface Stint {
  readonly from: number;
  readonly to: number;
  readonly calendar: Calendar;
}

type Span = Omit<Stint, 'calendar'>;

/**
 * Cuts the time line where the calendar is switched and where pauses begin and end.
 * @returns stints that are not empty, in order
 * @throws SlaError `INVALID_SEGMENTS`, `INVALID_PAUSE`, `INVALID_INSTANT`
 */
export function stintsOf(segments: readonly Segment[], pauses: readonly Pause[]): Stint[] {
  const running = between(pauses.map(spanOf).toSorted((a, b) => a.from - b.from));
  const froms = beginningsOf(segments);
  return segments.flatMap(({ calendar }, index) => {
    const force = { from: froms[index] as number, to: froms[index + 1] ?? Infinity };
    return running.flatMap((span) => {
      const from = Math.max(force.from, span.from);
      const to = Math.min(force.to, span.to);
      return from < to ? { from, to, calendar } : [];
    });
  });
}

function beginningsOf(segments: readonly Segment[]): number[] {
  const froms = segments.map(({ from }) => (from === null ? -Infinity : checkedInstant(from)));
  const isInOrder = froms.every((from, index) => from >= (froms[index - 1] ?? -Infinity));
  if (froms[0] === -Infinity && froms.lastIndexOf(-Infinity) === 0 && isInOrder) return froms;
  const sentence = 'The first segment begins with null, and each later one no earlier than the one before.';
  throw new SlaError('INVALID_SEGMENTS', sentence);
}

function spanOf(pause: Pause): Span {
  const from = checkedInstant(pause.from);
  const to = pause.to === null ? Infinity : checkedInstant(pause.to);
  if (to < from) throw new SlaError('INVALID_PAUSE', 'A pause ends before it begins.');
  return { from, to };
}

/** What is left of the time line without the spans, which come by their beginning. */
function between(spans: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = -Infinity;
  for (const span of spans) {
    if (span.from > from) left.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  return from < Infinity ? [...left, { from, to: Infinity }] : left;
}
