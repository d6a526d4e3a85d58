import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeOf, standingOf, type Standing } from '../../src/desk/queue/standing.js';

/** Microseconds from the year 1 to the year 9999. */
const micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n }).map(String);
const near = fc.bigInt({ min: 1_764_000_000_000_000n, max: 1_764_000_000_000_009n }).map(String);
const standing: fc.Arbitrary<Standing> = fc.record({
  dueAt: fc.oneof(micros, near, fc.constant('infinity')),
  openedAt: fc.oneof(micros, near),
  ticketId: fc.uuid(),
});

const number = (text: string) => (text === 'infinity' ? 10n ** 30n : BigInt(text));
const sign = (a: bigint | string, b: bigint | string) => (a < b ? -1 : a > b ? 1 : 0);

const byStanding = (a: Standing, b: Standing) =>
  sign(number(a.dueAt), number(b.dueAt)) ||
  sign(number(a.openedAt), number(b.openedAt)) ||
  sign(a.ticketId, b.ticketId);

describe('a place in the queue', () => {
  it('sorts, code unit by code unit, by due time, then age, then id', () => {
    fc.assert(
      fc.property(standing, standing, (a, b) => {
        expect(sign(placeOf(a), placeOf(b))).toBe(byStanding(a, b));
      }),
      { numRuns: 5_000 },
    );
  });

  it('tells the standing that it was made of', () => {
    fc.assert(fc.property(standing, (one) => expect(standingOf(placeOf(one))).toEqual(one)));
  });

  it('knows a text that is no place', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(standingOf(text)).toBeNull()));
    const place = placeOf({
      dueAt: 'infinity',
      openedAt: '0',
      ticketId: '00000000-0000-7000-8000-000000000000',
    });
    for (const wrong of [
      `${place}0`,
      ` ${place}`,
      place.toUpperCase(),
      `${place}\n`,
      place.replace('.', ','),
    ])
      expect(standingOf(wrong)).toBeNull();
  });
});
