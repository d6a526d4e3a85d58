import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passesFor } from '../../src/door/board/own-names.js';

const brand = (name: string) => [{ name, isPersons: false }];

describe('a name that passes for the brand’s own', () => {
  it('is found however it is spaced and wherever it stands', () => {
    const word = fc.stringMatching(/^[A-Za-z]{2,8}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom('', ' ', '-', '.', '\u200b'), (first, second, between) => {
        expect(passesFor(`x ${first}${between}${second} y`, brand(`${first} ${second}`))).toBe(true);
      }),
    );
  });

  it('is not found in other words', () => {
    for (const [name, own] of [
      ['Anna Freeman', 'Free'],
      ['Tom Novak', 'Nova'],
      ['Jo', 'Jo Jones'],
    ] as const)
      expect([name, passesFor(name, brand(own))]).toEqual([name, false]);
  });

  it('is never one without a letter', () => {
    expect(passesFor('Vera', brand('!!!'))).toBe(false);
  });
});
