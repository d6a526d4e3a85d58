import { calendarOf } from './calendar-of.js';
import type { CalendarRules } from './calendar-rules.js';
import { parseInstant } from './instant.js';
import { SlaError } from './sla-error.js';
import type { Pause, Segment } from './stints.js';

/** A JSON object, nothing known of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** @param name what it should be, for the sentence. @throws SlaError `INVALID_INPUT` */
export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new SlaError('INVALID_INPUT', `${name} is not an object.`);
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new SlaError('INVALID_INPUT', `${name} is not a list.`);
}

/** @throws SlaError `INVALID_INPUT`, `INVALID_INSTANT`, `INVALID_SEGMENTS` and those of calendarOf */
export function segmentsOf(value: unknown): Segment[] {
  return listOf(value, 'segments').map((segment) => {
    const { from, calendar } = fieldsOf(segment, 'a segment');
    const rules = fieldsOf(calendar, 'calendar') as unknown as CalendarRules;
    return { from: parseInstantOrNull(from), calendar: calendarOf(rules) };
  });
}

/** None where they are absent or null. @throws SlaError `INVALID_INPUT`, `INVALID_INSTANT` */
export function pausesOf(value: unknown): Pause[] {
  return listOf(value ?? [], 'pauses').map((pause) => {
    const { from, to } = fieldsOf(pause, 'a pause');
    return { from: parseInstant(from), to: parseInstantOrNull(to) };
  });
}

/** Absent is null. @throws SlaError `INVALID_INSTANT` */
export function parseInstantOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : parseInstant(value);
}

/** Whole seconds to milliseconds. @throws SlaError `INVALID_INPUT` for no number, `INVALID_DURATION` for a broken one */
export function durationOf(seconds: unknown): number {
  const ms = numberOf(seconds, 'duration_s') * 1_000;
  if (Number.isInteger(seconds) && Number.isSafeInteger(ms)) return ms;
  throw new SlaError('INVALID_DURATION', 'duration_s is not in whole seconds, or too long.');
}

/** @throws SlaError `INVALID_INPUT` */
export function percentsOf(value: unknown): number[] {
  return listOf(value, 'percents').map((percent) => numberOf(percent, 'a percentage'));
}

function numberOf(value: unknown, name: string): number {
  if (typeof value === 'number') return value;
  throw new SlaError('INVALID_INPUT', `${name} is not a number.`);
}
