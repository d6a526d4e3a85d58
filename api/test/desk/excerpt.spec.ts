import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptOf } from '../../src/desk/intake/excerpt.js';
import type { Named } from '../../src/desk/intake/names.js';

const nobody = { handle: null, name: null };
const WILHELMINA = { handle: null, name: 'Wilhelmina Osterhout' };
const LETTERS = /[\p{L}\p{N}_]/u;

/** Whether a name stands in a text as a word of its own, and not as a part of another. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = Array.from(text.slice(0, at)).at(-1) ?? '';
    const after = Array.from(text.slice(at + name.length))[0] ?? '';
    if (!LETTERS.test(before) && !LETTERS.test(after)) return true;
  }
  return false;
}

const word = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((text) => text.replaceAll('…', '.'));
const name = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' ').replace(/\s+/g, ' ').trim().replace(/^@/, ''))
  .filter((text) => text.length >= 2 && LETTERS.test(text));

describe('an excerpt', () => {
  it.each<[string, string, Named, string]>([
    ['nothing of an author without names', 'It is  broken\n again', nobody, 'It is broken again'],
    ['the handle', 'I am @ann, ann, ANN', { handle: '@ann', name: null }, 'I am …, …, …'],
    ['the name over two lines', 'Yours, Ann\n  Example', { handle: null, name: 'Ann Example' }, 'Yours, …'],
    ['a name that begins with the handle', 'Ann Example', { handle: '@ann', name: 'Ann Example' }, '…'],
    ['a name with signs of an expression', 'by A.(x)+ B', { handle: null, name: 'A.(x)+' }, 'by … B'],
    ['no part of another word', 'annual planning', { handle: '@ann', name: 'Ann' }, 'annual planning'],
    ['an address that leads to them', 'see x.example/ann/1', { handle: '@ann', name: null }, 'see …'],
    [
      'no other address',
      'see https://x.example/1',
      { handle: '@ann', name: null },
      'see https://x.example/1',
    ],
    ['a handle without its server', 'by @ann', { handle: '@ann@m.example', name: null }, 'by …'],
    ['no single letter', 'I lost a day', { handle: '@a', name: 'I' }, 'I lost a day'],
    ['the first name alone', 'Kind regards, Wilhelmina', WILHELMINA, 'Kind regards, …'],
    ['the surname alone', 'This is Mrs OSTERHOUT’s line', WILHELMINA, 'This is Mrs …’s line'],
    ['both the other way round', 'Osterhout, Wilhelmina', WILHELMINA, '…, …'],
    ['both in one', 'mail wilhelminaosterhout please', WILHELMINA, 'mail … please'],
    [
      'no parts of names that stand everywhere',
      'the Van',
      { handle: null, name: 'Jo van the Ham' },
      'the Van',
    ],
    ['no parts of a handle', 'no more calls', { handle: '@no_more_calls', name: null }, 'no more calls'],
    ['a name without its accents', 'I am Zoe Unal', { handle: null, name: 'Zoë Ünal' }, 'I am …'],
    ['a name with accents', 'Zoë, Ünal, ZOE\u0308', { handle: null, name: 'Zoe Unal' }, '…, …, …'],
    ['an umlaut in two letters', 'Mueller, Oerskov', { handle: null, name: 'Jo Müller Ørskov' }, '…, …'],
    ['a name in letters for show', 'Ann Vries', { handle: null, name: '𝓐𝓷𝓷 𝓥𝓻𝓲𝓮𝓼' }, '…'],
    ['a name with unseen signs', 'by An\u200dn', { handle: null, name: 'Ann' }, 'by …'],
    ['a straight apostrophe', "O'Brien", { handle: null, name: 'Pat O’Brien' }, '…'],
    [
      'a name amid a script without spaces',
      'お客様の田中太郎です',
      { handle: null, name: '田中太郎' },
      'お客様の…です',
    ],
    ['its parts', '田中です。太郎です', { handle: null, name: '田中 太郎' }, '…です。…です'],
    ['a Latin name amid one', '私はWilhelminaです', WILHELMINA, '私は…です'],
    [
      'a Korean name with what is joined to it',
      '저는 김민수입니다',
      { handle: null, name: '김민수' },
      '저는 …입니다',
    ],
    [
      'a Korean name in letters put together',
      '김민수 씨'.normalize('NFD'),
      { handle: null, name: '김민수' },
      '… 씨',
    ],
    ['one in letters for show', '@x ㉮ﾣ x', { handle: null, name: '㉮ﾣ' }, '@x … x'],
    ['no syllable of a Korean name by itself', '민 수', { handle: null, name: '김 민' }, '민 수'],
    [
      'former names',
      '@oldie here, Old Person, or Person',
      { handle: '@new', name: 'New', formerNames: ['@oldie', 'Old Person'] },
      '… here, …, or …',
    ],
  ])('leaves out %s', (_, text, author, excerpt) => {
    expect(excerptOf(text, author)).toBe(excerpt);
  });

  it('never holds its author’s handle or name as a word, wherever they stand', () => {
    fc.assert(
      fc.property(name, name, fc.array(word, { maxLength: 6 }), fc.nat(6), (handle, full, words, place) => {
        const text = [...words.slice(0, place), `@${handle}`, full, ...words.slice(place), handle].join(' ');
        const excerpt = excerptOf(text, { handle: `@${handle}`, name: full });
        if (excerpt.length >= 280) return;
        expect(names(excerpt, full)).toBe(false);
        expect(names(excerpt, handle)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is one line of 280 characters at most, and whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        const excerpt = excerptOf(text, nobody);
        expect(excerpt.length).toBeLessThanOrEqual(280);
        expect(excerpt).not.toMatch(/[\n\r\t]|^\s|\s$/);
      }),
    );
    expect(excerptOf('😀'.repeat(400), nobody)).toBe(`${'😀'.repeat(139)}…`);
  });
});
