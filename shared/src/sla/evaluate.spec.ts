import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everyDay } from '../../test/office.js';
import { evaluate } from './evaluate.js';

const calendar = { tz: 'Asia/Tokyo', weekly: everyDay(['09:00', '18:00']) };
const segments = [{ from: null, calendar }];
const start = '2024-04-01T00:00:00Z';
const asked = (op: unknown, input: unknown) => evaluate({ id: 'one', op, input });

describe('a case of the arithmetic', () => {
  it.each([
    ['elapsed', { start, end: '2024-04-01T00:00:01.5Z' }, { elapsed_ms: 1_500 }],
    ['deadline', { start, duration_s: 32_401 }, { deadline: '2024-04-02T00:00:01Z' }],
    [
      'deadline',
      { start, duration_s: 60, pauses: [{ from: '2024-04-01T00:00:59.999Z', to: null }] },
      { deadline: null, remaining_ms: 1 },
    ],
    [
      'thresholds',
      { start, duration_s: 1, percents: [100, 50, 12.5] },
      {
        thresholds: {
          '12.5': '2024-04-01T00:00:00.125Z',
          '50': '2024-04-01T00:00:00.500Z',
          '100': '2024-04-01T00:00:01Z',
        },
      },
    ],
    [
      'verdict',
      { start, duration_s: 60, now: '2024-04-01T00:00:30Z' },
      { deadline: '2024-04-01T00:01:00Z', state: 'running', elapsed_ms: 30_000 },
    ],
    ['is_open', { at: '2024-04-01T08:59:59.999Z' }, { open: true }],
    ['next_open', { at: '2024-04-01T09:00:00Z' }, { next_open: '2024-04-02T00:00:00Z' }],
    ['next_open', { at: start, pauses: [{ from: start, to: null }] }, { next_open: null }],
  ])('of %s with %j has its result', (op, input, expected) => {
    expect(asked(op, { segments, ...input })).toEqual({ id: 'one', ...expected });
  });

  it.each([
    ['UNKNOWN_OP', 'constructor', { segments }],
    ['UNKNOWN_OP', undefined, { segments }],
    ['INVALID_INPUT', 'deadline', null],
    ['INVALID_INPUT', 'deadline', { start, duration_s: 1 }],
    ['INVALID_INPUT', 'deadline', { segments: [null], start, duration_s: 1 }],
    ['INVALID_INPUT', 'deadline', { segments: [{ from: null }], start, duration_s: 1 }],
    ['INVALID_INPUT', 'deadline', { segments, start, duration_s: '1' }],
    ['INVALID_INPUT', 'deadline', { segments, start, duration_s: 1, pauses: {} }],
    ['INVALID_INPUT', 'thresholds', { segments, start, duration_s: 1, percents: ['50'] }],
    ['INVALID_SEGMENTS', 'deadline', { segments: [], start, duration_s: 1 }],
    ['INVALID_DURATION', 'deadline', { segments, start, duration_s: 0.5 }],
    ['INVALID_DURATION', 'deadline', { segments, start, duration_s: 1e300 }],
    ['NEGATIVE_DURATION', 'thresholds', { segments, start, duration_s: -1, percents: [50] }],
    ['INVALID_INSTANT', 'is_open', { segments, at: '2024-02-30T00:00:00Z' }],
    ['INVALID_INSTANT', 'is_open', { segments, at: '2024-02-20T24:00:00Z' }],
    ['INVALID_INSTANT', 'is_open', { segments, at: '2024-02-20T00:00:00+01:00' }],
    ['INVALID_INSTANT', 'is_open', { segments, at: '2024-02-20' }],
    ['INVALID_INSTANT', 'is_open', { segments }],
    ['INVALID_INSTANT', 'deadline', { segments, start, duration_s: 1, pauses: [{ from: null, to: null }] }],
    [
      'INVALID_PAUSE',
      'is_open',
      { segments, at: start, pauses: [{ from: start, to: '2024-03-31T00:00:00Z' }] },
    ],
    ['END_BEFORE_START', 'elapsed', { segments, start, end: '2024-03-31T00:00:00Z' }],
    [
      'UNKNOWN_TZ',
      'elapsed',
      { segments: [{ from: null, calendar: {} }], start, end: '2024-03-31T00:00:00Z' },
    ],
  ])('is answered with %s where it is wrong: %s %j', (error, op, input) => {
    expect(asked(op, input)).toEqual({ id: 'one', error });
  });

  it.each([
    [7, 7],
    ['', ''],
    [null, null],
    [undefined, null],
    [{}, null],
    [[1], null],
  ])('whose id is %j has the id %j in its result', (id, expected) => {
    expect(evaluate({ id, op: 'none', input: {} })).toEqual({ id: expected, error: 'UNKNOWN_OP' });
  });

  it('is answered, whatever it is', () => {
    const values = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(start, segments, [[]], { from: start, to: null }),
    );
    const inputs = fc.record(
      {
        segments: fc.oneof(fc.constant(segments), values),
        start: fc.oneof(fc.constant(start), values),
        ...{
          pauses: values,
          end: values,
          duration_s: values,
          percents: values,
          now: values,
          event_at: values,
          at: values,
        },
      },
      { requiredKeys: [] },
    );
    const operations = fc.constantFrom(
      'elapsed',
      'deadline',
      'thresholds',
      'verdict',
      'is_open',
      'next_open',
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ op: operations, input: inputs })), (given) => {
        expect(evaluate(given)).toHaveProperty('id', null);
      }),
      { numRuns: 1_000 },
    );
  });
});
