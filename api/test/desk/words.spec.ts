import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { languageOf } from '../../src/desk/intake/language.js';
import { FIRST_RULES } from '../../src/desk/intake/first-rules.js';
import { judge, type WordRule } from '../../src/desk/intake/word-rules.js';

const NO_RULE = { topic: 'other', topicRule: 'no rule fits', severity: 3, severityRule: 'no rule fits' };

describe('the list of words', () => {
  it.each<[string, string, object]>([
    ['nothing where no word fits', 'I am unhappy.', NO_RULE],
    [
      'the rule whose word stands in the text',
      'Where is my refund?',
      { topic: 'billing', severity: 3, severityRule: 'no rule fits' },
    ],
    ['a word in capitals and with signs around it', '#HACKED!!', { topic: 'security', severity: 1 }],
    ['words with others’ white space', 'I have no\n  signal', { topic: 'outage', severity: 2 }],
    ['no part of another word', 'My trainer billowed', NO_RULE],
    [
      'the gravest of two',
      'An outage, and then fraud',
      { topic: 'security', severity: 1, topicRule: 'fraud' },
    ],
    ['topic and severity of different rules', 'slow refund', { topic: 'billing', topicRule: 'billing' }],
    ['letters of other languages', 'Compte PIRATÉ hier', { topic: 'security', severity: 1 }],
    ['nothing in an empty text', '', NO_RULE],
  ])('finds %s', (_, text, judgement) => {
    expect(judge(text, FIRST_RULES)).toMatchObject(judgement);
  });

  it('takes topic and severity from the first rule that has each', () => {
    const rules: WordRule[] = [
      { name: 'a', words: ['one'], topic: 'first', severity: null },
      { name: 'b', words: ['one'], topic: 'second', severity: 4 },
      { name: 'c', words: ['one'], topic: null, severity: 1 },
    ];
    expect(judge('one', rules)).toEqual({ topic: 'first', topicRule: 'a', severity: 4, severityRule: 'b' });
    expect(judge('one', [])).toEqual(NO_RULE);
  });

  it('judges any text, and by the same words in any case the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(judge(text, FIRST_RULES).severity).toBeGreaterThanOrEqual(1);
      }),
    );
    for (const { words } of FIRST_RULES)
      for (const word of words)
        expect(judge(word.toUpperCase(), FIRST_RULES)).toEqual(judge(word, FIRST_RULES));
  });
});

describe('the language of a post', () => {
  it('is what the channel says', () => {
    expect(languageOf('Mijn internet werkt niet', 'pt-BR')).toBe('pt-BR');
  });

  it.each([
    '',
    '   ',
    'help',
    'help please',
    '@a #b https://c.example/d',
    '12345 !!! 😀😀',
    '@one @two @three hello you',
  ])('is not told of "%s", which has fewer than three words', (text) => {
    expect(languageOf(text, null)).toBe('und');
  });

  it.each([
    ['en', 'My internet has been down for three days and nobody answers'],
    ['de', 'Seit drei Tagen geht bei mir nichts mehr und niemand meldet sich'],
    ['nl', 'Al drie dagen geen verbinding en niemand neemt de telefoon op'],
    ['fr', 'Depuis trois jours plus rien ne marche et personne ne répond'],
    ['es', 'Llevo tres días sin conexión y nadie me contesta al teléfono'],
  ])('is detected as %s', (language, text) => {
    expect(languageOf(text, null)).toBe(language);
  });
});
