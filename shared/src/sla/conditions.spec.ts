import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Conditions, type Facts, fits } from './conditions.js';

const saying = (text: string): Facts => ({
  ...{ accountId: 'a', channel: 'x', topic: 'other', severity: 3, language: 'en', at: 0, text },
  ...{ agency: null, contract: null },
});
const asking = (...words: string[]): Conditions => ({ words });

describe('a rule that asks for words', () => {
  afterEach(() => void jest.restoreAllMocks());

  it.each([
    ['Refund', 'I want a REFUND!', true],
    ['refund', 'Refunds are slow.', false],
    ['no refund', 'There is no — refund, ever.', true],
    ['no refund', 'A refund? No.', false],
    ['fund', 'a refund', false],
    ['…', 'a … refund', false],
    ['été', 'C’était l’ÉTÉ.', true],
    ['refund', '', false],
  ])('for “%s” of “%s” says %s', (word, text, isThere) => {
    expect(fits(asking(word), saying(text))).toBe(isThere);
    expect(fits(asking('elsewhere', word), saying(text))).toBe(isThere);
  });

  it('folds a text once for all rules, and each word once for all texts', () => {
    const rules = Array.from({ length: 49 }, (_, rule) =>
      asking(...Array.from({ length: 500 }, (__, word) => `Phrase ${rule} ${word}`)),
    );
    const texts = ['Nothing of it.', 'Nor here.'].map(saying);
    const folding = jest.spyOn(String.prototype, 'toLowerCase');
    for (const facts of texts) expect(rules.some((rule) => fits(rule, facts))).toBe(false);
    const times = folding.mock.calls.length;
    expect(times).toBe(49 * 500 + texts.length);
  });
});
