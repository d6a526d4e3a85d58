import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundsAfter, type Said } from './rounds.js';

const customer = (at: number): Said => ({ by: 'customer', at });
const us = (at: number, isDeflection = false) => ({ by: 'us', at, isDeflection }) as const;

describe('the rounds of the next response', () => {
  it('begin with the oldest post that nobody has answered, and end with the next answer', () => {
    const said = [customer(0), us(10), customer(20), customer(25), us(30), customer(40)];
    expect(roundsAfter(us(10), said)).toEqual([
      { startedAt: 20, answeredAt: 30 },
      { startedAt: 40, answeredAt: null },
    ]);
  });

  it('leave out what was said before the first response, which answered it', () => {
    expect(roundsAfter(us(10), [customer(0), customer(5), us(10)])).toEqual([]);
  });

  it('run on through an answer that only moves the talk elsewhere', () => {
    const said = [us(10), customer(20), us(30, true), us(50)];
    expect(roundsAfter(us(10), said)).toEqual([{ startedAt: 20, answeredAt: 50 }]);
  });

  it('begin with a first response that only moved the talk elsewhere', () => {
    expect(roundsAfter(us(10, true), [customer(0), us(10, true)])).toEqual([
      { startedAt: 10, answeredAt: null },
    ]);
    expect(roundsAfter(us(10, true), [us(10, true), customer(12), us(20)])).toEqual([
      { startedAt: 10, answeredAt: 20 },
    ]);
  });

  it('take an answer at the very instant of a post for its answer', () => {
    expect(roundsAfter(us(10), [us(20), customer(20)])).toEqual([{ startedAt: 20, answeredAt: 20 }]);
  });

  it('that ended without a reply end what had come in by then, and nothing that came in later', () => {
    const late: Said = { by: 'customer', at: 25, knownAt: 60 };
    const fixed: Said = { by: 'nobody', at: 40, startedAt: 20 };
    expect(roundsAfter(us(10), [customer(20), customer(30), late, fixed])).toEqual([
      { startedAt: 20, answeredAt: 40 },
      { startedAt: 25, answeredAt: null },
    ]);
    expect(roundsAfter(us(10), [{ ...late, at: 15 }, customer(20), fixed, us(70)])).toEqual([
      { startedAt: 20, answeredAt: 40 },
      { startedAt: 15, answeredAt: 70 },
    ]);
    expect(roundsAfter(us(10), [customer(20), late, us(40), fixed])).toEqual([
      { startedAt: 20, answeredAt: 40 },
    ]);
  });

  it('stay ended for the post that began them, whenever it came in', () => {
    const late: Said = { by: 'customer', at: 20, knownAt: 60 };
    expect(roundsAfter(us(10), [late, { by: 'nobody', at: 40, startedAt: 20 }])).toEqual([
      { startedAt: 20, answeredAt: 40 },
    ]);
  });

  const conversation = fc.array(
    fc.oneof(
      fc.nat(200).map(customer),
      fc.tuple(fc.nat(200), fc.boolean()).map(([at, isDeflection]) => us(at, isDeflection)),
    ),
    { maxLength: 30 },
  );

  it('are the same in whatever order the posts came in', () => {
    fc.assert(
      fc.property(conversation, fc.func(fc.nat()), (said, rank) => {
        const shuffled = said.toSorted((a, b) => rank(a) - rank(b));
        expect(roundsAfter(us(10), shuffled)).toEqual(roundsAfter(us(10), said));
      }),
    );
  });

  it('follow one another, cover every post that waits, and only the last is open', () => {
    fc.assert(
      fc.property(conversation, (said) => {
        const rounds = roundsAfter(us(10), said);
        rounds.slice(0, -1).forEach((round, index) => {
          expect(round.answeredAt).not.toBeNull();
          expect(rounds[index + 1]!.startedAt).toBeGreaterThanOrEqual(round.answeredAt!);
        });
        for (const { by, at } of said)
          if (by === 'customer' && at > 10)
            expect(rounds.some((round) => round.startedAt <= at && at <= (round.answeredAt ?? at))).toBe(
              true,
            );
      }),
    );
  });
});
