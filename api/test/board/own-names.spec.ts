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

  it.each([
    ['AvvAa', 'Av vAa'],
    ['Avv Aa', 'Av vAa'],
    ['CarNet', 'Car net'],
    ['Camet', 'Car net'],
    ['Car net', 'Camet'],
  ])('is %s, for %s: letters that pass for one are seen across a space', (name, own) => {
    expect(passesFor(name, brand(own))).toBe(true);
  });

  it('is not found in other words', () => {
    for (const [name, own] of [
      ['Anna Freeman', 'Free'],
      ['Tom Novak', 'Nova'],
      ['Jo', 'Jo Jones'],
      ['Piotr Kowalsky', 'Sky'],
      ['Anna Basegmez', 'BASE'],
      ['Kip Nanninga', 'KPN'],
    ] as const)
      expect([name, passesFor(name, brand(own))]).toEqual([name, false]);
  });

  it.each(['KPNservice', 'kpnservice', 'ServiceKPN', 'KPNMonteur', 'KPNmonteur', 'deKPN', 'kpn-jan', 'KPN'])(
    'is %s, for KPN',
    (name) => {
      expect(passesFor(name, brand('KPN'))).toBe(true);
    },
  );

  it.each([
    ...['Ana Ferreira', 'Ferreira Ana', 'Ferreira, Ana', 'FerreiraAna', 'Ferreira (Ana)', 'Ana. F. Ferreira'],
    ...['Аnа Fеrrеіrа', 'ᎪNA Ferreira', 'ꓮna Ferreira', 'Ferre ira Ana'],
  ])('is %s, for Ana Ferreira', (name) => {
    expect(passesFor(name, [{ name: 'Ana Ferreira', isPersons: true }])).toBe(true);
  });

  it.each(['Ana', 'Ana Pereira', 'Maria Ferreira', 'Anabela Ferreira', 'Hana Ferreira'])(
    'is not %s, for Ana Ferreira',
    (name) => {
      expect(passesFor(name, [{ name: 'Ana Ferreira', isPersons: true }])).toBe(false);
    },
  );

  it('is never one without a letter', () => {
    expect(passesFor('Vera', brand('!!!'))).toBe(false);
  });
});
