import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PAGE_MS, pageAt } from './pages.js';
import { Zone } from './zone.js';

function offsetIn(tz: string, instant: number): number {
  const after = instant - pageAt(instant) * PAGE_MS;
  const period = Zone.named(tz)
    .periods(pageAt(instant))
    .findLast(({ from }) => from <= after);
  return period!.offsetMs;
}

/** By all fields of the wall clock, which ours does not read. */
function shownIn(timeZone: string, instant: number): number {
  const fields = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const;
  const clock = new Intl.DateTimeFormat('en-US', {
    ...fields,
    second: 'numeric',
    hourCycle: 'h23',
    timeZone,
  });
  const part = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const wall = Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return wall - instant;
}

describe('the wall clock of a zone', () => {
  const years = (from: number, to: number) =>
    fc.integer({ min: Date.UTC(from, 0) / 1_000, max: Date.UTC(to, 0) / 1_000 });

  it('is where the runtime shows it, in every zone, from 1840 to 9990', () => {
    const seconds = fc.oneof(years(1_960, 2_040), years(1_840, 2_110), years(2_100, 9_990));
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), seconds, (tz, second) => {
        expect(offsetIn(tz, second * 1_000)).toBe(shownIn(tz, second * 1_000));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['America/Recife', '2000-10-01'],
    ['America/Noronha', '2000-10-01'],
    ['America/Boa_Vista', '2000-10-01'],
    ['Africa/Freetown', '1939-08-25'],
    ['Asia/Gaza', '2040-10-10'],
    ['Asia/Hebron', '2054-03-25'],
    ['Asia/Gaza', '2072-10-20'],
    ['Africa/Casablanca', '2030-12-20'],
  ])('is followed in %s in the weeks after %s, where it is changed and soon changed back', (tz, date) => {
    const hours = Array.from({ length: 30 * 24 }, (_, hour) => Date.parse(date) + hour * 3_600_000);
    expect(hours.map((hour) => offsetIn(tz, hour))).toEqual(hours.map((hour) => shownIn(tz, hour)));
  });

  it('is known for the first and the last of all instants', () => {
    expect([-8.64e15, 8.64e15].map((instant) => offsetIn('Asia/Tokyo', instant))).toEqual([
      33_539_000, 32_400_000,
    ]);
  });
});
