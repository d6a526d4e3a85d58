import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptOf } from '../../src/desk/intake/excerpt.js';

const nobody = { handle: null, name: null };
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
  it.each<[string, string, { handle: string | null; name: string | null }, string]>([
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
