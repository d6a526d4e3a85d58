import fc from 'fast-check';
import { timeLeft, timeOver } from './duration.js';

const s = 1000;
const min = 60 * s;
const h = 60 * min;
const d = 24 * h;

describe('timeLeft', () => {
  it.each([
    [0, '0 s'],
    [1, '1 s'],
    [10 * s, '10 s'],
    [min - 1, '1 min 00 s'],
    [4 * min + 10 * s, '4 min 10 s'],
    [2 * h + 5 * min, '2 h 05'],
    [d - 1, '1 d'],
    [3 * d, '3 d'],
    [3 * d + 4 * h + 59 * min, '3 d 4 h'],
    [10 * d + 4 * h, '10 d'],
    [-5 * s, '0 s'],
  ])('says %d ms as %s', (ms, text) => {
    expect(timeLeft(ms)).toBe(text);
  });

  it('never says 0 s while something is left', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 * d }), (ms) => timeLeft(ms) !== '0 s'));
  });

  it('never shows 60 minutes or 60 seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * d }), (ms) => !/\b60 (s|min)|h 60/.test(timeLeft(ms))),
    );
  });
});

describe('timeOver', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [45 * s, '45 s'],
    [12 * min + 59 * s, '12 min'],
    [2 * h + 5 * min, '2 h 05'],
    [3 * d, '3 d'],
  ])('says %d ms as %s', (ms, text) => {
    expect(timeOver(ms)).toBe(text);
  });
});
