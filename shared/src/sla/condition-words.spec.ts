import { describe, expect, it } from '@jest/globals';
import { looksForReach, namesReach } from '../words/reach.js';
import { CONDITION_WORDS } from './condition-words.js';
import type { Conditions } from './conditions.js';

/** Everything that a complaint may be asked for, spelt out. */
const EVERYTHING: Required<Conditions> = {
  accounts: [],
  channels: [],
  topics: [],
  severities: [],
  languages: [],
  words: [],
  hours: { zone: 'UTC', days: [], between: ['09:00', '17:00'] },
  agencies: [],
  contracts: [],
};
const fields = (of: object): string[] =>
  Object.entries(of).flatMap(([name, value]) => [
    name,
    ...(value && typeof value === 'object' && !Array.isArray(value) ? fields(value) : []),
  ]);

describe('the language of conditions', () => {
  it('has the words that are listed, and no others', () => {
    expect(Object.keys(EVERYTHING).toSorted()).toEqual([...CONDITION_WORDS].toSorted());
  });

  it('has no word for reach', () => {
    expect(fields(EVERYTHING).filter(namesReach)).toEqual([]);
  });

  it('would be caught with one', () => {
    const loud = { followers: [], verified: true, minLikes: 1, audience: { viewCount: 1, pressList: [] } };
    expect(fields({ ...EVERYTHING, ...loud }).filter(namesReach)).toEqual([
      ...['followers', 'verified', 'minLikes', 'audience', 'pressList'],
    ]);
    // @ts-expect-error the type has no such word
    const conditions: Conditions = { followers: [10_000] };
    expect(Object.keys(conditions).filter(namesReach)).toEqual(['followers']);
  });

  it.each([
    'VIP',
    'vip-klant',
    'Top_Influencers',
    'pressList',
    'Presse',
    'followers10k',
    'Geverifieerd',
    'célébrités',
    'big account',
    'Big-Accounts 2026',
    'Very important people',
    'V.I.P.',
    'Zeer belangrijke klanten',
    'Belangrijke personen',
    'Gros comptes',
    'Personnes très importantes',
  ])('takes no contract called %s', (name) => {
    expect(namesReach(name)).toBe(true);
  });

  it.each([
    'Gold',
    'Key account',
    'Big business',
    'Premium 24/7',
    'Business',
    'Particulier',
    'Pro Plus',
    'Espresso',
    'Fibre 1000',
  ])('takes one called %s', (name) => {
    expect(namesReach(name)).toBe(false);
  });

  it('looks for no words in a complaint by which only the heard are found', () => {
    expect(['20k followers', 'influencer', 'Journaliste', 'my blue tick'].map(looksForReach)).toEqual(
      Array(4).fill(true),
    );
    expect(['press the button', 'no reach', 'verified', 'data'].map(looksForReach)).toEqual(
      Array(4).fill(false),
    );
  });
});
