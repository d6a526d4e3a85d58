import {
  durationOf,
  type Fields,
  fieldsOf,
  parseInstantOrNull,
  pausesOf,
  percentsOf,
  segmentsOf,
} from './evaluate-input.js';
import { formatInstant, parseInstant } from './instant.js';
import { thresholdsOf } from './reckon.js';
import { RunningTime } from './running-time.js';
import { SlaError, type SlaErrorCode } from './sla-error.js';
import { verdict } from './verdict.js';

/** The result of a case: its id, and what was asked or the code of what is wrong with it. */
export type Evaluated = { readonly id: string | number | null } & (
  { readonly error: SlaErrorCode } | Readonly<Record<string, unknown>>
);

type Operation = (time: RunningTime, input: Fields) => Readonly<Record<string, unknown>>;

const OPERATIONS = new Map<unknown, Operation>([
  ['elapsed', elapsed],
  ['deadline', deadline],
  ['thresholds', thresholds],
  ['verdict', judged],
  ['is_open', isOpen],
  ['next_open', nextOpen],
]);

/**
 * Answers one case, `{id, op, input}` as JSON has it. Instants come as text in UTC, durations in milliseconds. A case
 * that cannot be answered has a code in `error` (SlaErrorCode); calendars are checked first, then pauses, then the rest.
 * An id that is neither text nor a number is null.
 */
export function evaluate(given: unknown): Evaluated {
  const id = idOf(given);
  try {
    const { op, input } = fieldsOf(given, 'a case');
    return { id, ...answer(op, fieldsOf(input, 'input')) };
  } catch (error) {
    if (error instanceof SlaError) return { id, error: error.code };
    throw error;
  }
}

function idOf(given: unknown): string | number | null {
  const id: unknown = typeof given === 'object' && given !== null && 'id' in given ? given.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function answer(op: unknown, input: Fields): Readonly<Record<string, unknown>> {
  const operation = OPERATIONS.get(op);
  if (!operation) throw new SlaError('UNKNOWN_OP', `There is no operation ${JSON.stringify(op)}.`);
  const segments = segmentsOf(input['segments']);
  return operation(new RunningTime(segments, pausesOf(input['pauses'])), input);
}

function elapsed(time: RunningTime, { start, end }: Fields) {
  return { elapsed_ms: time.elapsed(parseInstant(start), parseInstant(end)) };
}

function deadline(time: RunningTime, { start, duration_s: seconds }: Fields) {
  const { at, remainingMs } = time.deadline(parseInstant(start), durationOf(seconds));
  return at === null ? { deadline: null, remaining_ms: remainingMs } : { deadline: formatInstant(at) };
}

function thresholds(time: RunningTime, input: Fields) {
  const percents = percentsOf(input['percents']);
  const asked = { start: parseInstant(input['start']), targetMs: durationOf(input['duration_s']), percents };
  const instants = thresholdsOf(time, asked).map(formatOrNull);
  return { thresholds: Object.fromEntries(percents.map((percent, index) => [percent, instants[index]])) };
}

function judged(time: RunningTime, input: Fields) {
  const {
    deadline: at,
    state,
    elapsedMs,
  } = verdict(time, {
    start: parseInstant(input['start']),
    targetMs: durationOf(input['duration_s']),
    eventAt: parseInstantOrNull(input['event_at']),
    now: parseInstant(input['now']),
  });
  return { deadline: formatOrNull(at), state, elapsed_ms: elapsedMs };
}

function isOpen(time: RunningTime, { at }: Fields) {
  return { open: time.isOpen(parseInstant(at)) };
}

function nextOpen(time: RunningTime, { at }: Fields) {
  return { next_open: formatOrNull(time.nextOpen(parseInstant(at))) };
}

const formatOrNull = (at: number | null) => (at === null ? null : formatInstant(at));
