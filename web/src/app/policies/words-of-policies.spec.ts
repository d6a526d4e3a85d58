import type { Facts } from '@evenhand/shared/sla/conditions';
import type { PolicyChoices } from '@evenhand/shared/wire/policies';
import { changeWords } from './change-words.js';
import { firstDraft, withNewRule, withRule } from './editing.js';
import { policies as en } from '../words/en/policies.js';
import { policies as fr } from '../words/fr/policies.js';
import { policies as nl } from '../words/nl/policies.js';
import { askedIn, nameOf } from './in-words.js';
import { spanText, unitOf } from './span-text.js';
import { firstFitting } from './try-out.js';

const UNITS = { d: 'd', h: 'h', min: 'min', s: 's' };
const CHOICES: PolicyChoices = {
  accounts: [{ id: 'a', handle: '@BrandCares', channel: 'x', agency: null, policyId: 'p' }],
  ...{ topics: [], languages: [], agencies: [], contracts: [] },
  calendars: [
    { id: 'always', name: 'Always open' },
    { id: 'office', name: 'Office' },
  ],
  ladders: [],
};
const TELLING = { t: (key: string) => key, tag: 'en-GB', choices: CHOICES, units: UNITS };

describe('durations', () => {
  it.each([
    [60, '1 min', 'min'],
    [5_400, '1 h 30 min', 'min'],
    [86_400, '1 d', 'h'],
    [3 * 86_400, '3 d', 'd'],
    [90, '1 min 30 s', 'min'],
    [0, '0 min', 'h'],
  ])('of %i seconds are written %s, and edited in %s', (seconds, text, unit) => {
    expect(spanText(seconds, UNITS)).toBe(text);
    if (seconds > 0) expect(unitOf(seconds)).toBe(unit);
  });
});

describe('conditions in words', () => {
  it.each([
    [en, '“my bill”'],
    [nl, '“my bill”'],
    [fr, '«\u00a0my bill\u00a0»'],
  ])('put words between the quotation marks of the reader’s language', (words, quoted) => {
    const t = (key: string, given: Record<string, unknown> = {}) =>
      key === 'policies.quoted' ? words.quoted.replace('{{ words }}', String(given['words'])) : key;
    expect(nameOf('words', 'my bill', { ...TELLING, t })).toBe(quoted);
  });

  it('name what is asked, in the order of the language', () => {
    const asked = askedIn(
      { words: ['my bill'], accounts: ['a', 'gone'], languages: ['nl'], severities: [1] },
      TELLING,
    );
    expect(asked).toEqual([
      { word: 'accounts', names: ['@BrandCares', '…'] },
      { word: 'severities', names: ['policies.severity.1'] },
      { word: 'languages', names: ['Dutch'] },
      { word: 'words', names: ['policies.quoted'] },
    ]);
  });
});

describe('a change in words', () => {
  it('says of which clock, from what to what', () => {
    const clock = 'first_response';
    expect(changeWords({ clock, field: 'seconds', before: 600, after: 5_400 }, TELLING)).toEqual({
      what: 'policies.asked',
      ...{ before: '10 min', after: '1 h 30 min' },
    });
    const hours = changeWords({ clock, field: 'calendar', before: 'always', after: 'office' }, TELLING);
    expect([hours.before, hours.after]).toEqual(['Always open', 'Office']);
    const pauses = changeWords({ clock, field: 'pauses', before: [], after: ['customer'] }, TELLING);
    expect([pauses.before, pauses.after]).toEqual(['policies.change.nothing', 'policies.pause.customer']);
  });
});

describe('a made-up complaint', () => {
  const draft = withRule(withNewRule(firstDraft(CHOICES, 'rest'), 'hacked'), 0, () => ({
    conditions: { words: ['hacked'], channels: ['x'] },
  }));
  const facts: Facts = {
    ...{ accountId: 'a', channel: 'x', topic: 'other', severity: 3, language: 'en', at: 0 },
    ...{ text: 'I was HACKED!', agency: null, contract: null },
  };

  it('is taken by the first rule that fits', () => {
    expect(firstFitting(draft, facts)).toBe(0);
    expect(firstFitting(draft, { ...facts, channel: 'email' })).toBe(1);
  });

  it('cannot be told where hours are none', () => {
    const hours = { zone: 'UTC', days: ['mon'], between: ['09:00', '09:00'] } as const;
    expect(
      firstFitting(
        withRule(draft, 0, () => ({ conditions: { hours } })),
        facts,
      ),
    ).toBeNull();
  });
});
