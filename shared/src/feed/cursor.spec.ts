import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareCursors } from './cursor.js';

const natural = (digits: bigint) => fc.bigInt({ min: 0n, max: 10n ** digits - 1n });
const cursors = fc.tuple(natural(9n), natural(20n), natural(19n));
const text = (parts: readonly bigint[]) => parts.join('.');

describe('compareCursors', () => {
  it.each([
    ['1.2.3', '1.2.3', 0],
    ['1.2.9', '1.2.10', -1],
    ['1.10.0', '1.9.99', 1],
    ['2.0.0', '1.99.99', 1],
    ['0.18446744073709551614.0', '0.18446744073709551615.0', -1],
  ])('puts %s against %s as %d', (a, b, expected) => {
    expect(compareCursors(a, b)).toBe(expected);
  });

  it('orders by epoch, then transaction, then id', () => {
    fc.assert(
      fc.property(cursors, cursors, (a, b) => {
        const index = [0, 1, 2].find((part) => a[part] !== b[part]);
        const expected = index === undefined ? 0 : a[index]! < b[index]! ? -1 : 1;
        expect(compareCursors(text(a), text(b))).toBe(expected);
      }),
    );
  });

  it.each(['', '1', '1.2', '1.2.3.4', '1.2.x', '-1.2.3', '1.2.3 ', '1234567890.2.3', `1.2.${10n ** 19n}`])(
    'refuses %j',
    (nonsense) => {
      expect(() => compareCursors(nonsense, '1.2.3')).toThrow(SyntaxError);
    },
  );
});
