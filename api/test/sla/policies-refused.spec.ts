import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { CONDITION_WORDS } from '@evenhand/shared/sla/condition-words';
import type { PolicyDraft } from '@evenhand/shared/wire/policies';
import { startDesk, type TestDesk } from '../desk.js';
import { atPolicies, type PolicyDesk } from './policy-desk.js';

describe('a policy is refused', () => {
  let desk: TestDesk;
  let policies: PolicyDesk;
  beforeAll(async () => {
    desk = await startDesk();
    policies = await atPolicies(desk);
  });
  afterAll(() => desk.close());

  /** The fields that a draft with this first rule is refused for. */
  const refused = async (draft: unknown) => {
    const { status, body } = await policies.call('POST', 'policies', draft);
    return { status, fields: body.fields?.map(({ field }) => field), sentence: body.detail };
  };
  const asking = (conditions: object) =>
    policies.draft(policies.rule({ name: 'First', conditions }), policies.rule());
  const promising = (...given: Parameters<PolicyDesk['target']>[0][]) =>
    policies.draft(policies.rule({ targets: given.map((one) => policies.target(one)) }));

  it.each([
    ['no time at all', 59],
    ['more than a year', 365 * 86_400 + 1],
    ['half a second', 60.5],
  ])('for a target of %s', async (_, seconds) => {
    expect(await refused(promising({ seconds }, { clock: 'resolution' }))).toMatchObject({
      ...{ status: 400, fields: expect.arrayContaining(['rules.0.targets.0.seconds']) },
      sentence: expect.stringContaining('from one minute to 365 days'),
    });
  });

  it('not for a target of a minute, or of 365 days', async () => {
    const draft = promising({ seconds: 60 }, { clock: 'resolution', seconds: 365 * 86_400 });
    expect((await policies.call('POST', 'policies', draft)).status).toBe(201);
  });

  it('for thresholds that are no percentages', async () => {
    for (const thresholds of [[0], [12.5], [201], ['50']])
      expect((await refused(promising({ thresholds: thresholds as number[] }))).fields).toContain(
        'rules.0.targets.0.thresholds',
      );
  });

  it('where a rule promises too little, or one clock twice', async () => {
    expect(await refused(promising({}))).toMatchObject({
      ...{ status: 422, fields: ['rules.0.targets'] },
      sentence: 'Rule 1 (Everything else): it promises no resolution.',
    });
    const { fields } = await refused(promising({}, {}, { clock: 'resolution' }));
    expect(fields).toEqual(['rules.0.targets.1.clock']);
  });

  it('where the first response would pause', async () => {
    const { status, fields } = await refused(promising({ pauses: ['customer'] }, { clock: 'resolution' }));
    expect([status, fields]).toEqual([422, expect.arrayContaining(['rules.0.targets.0.pauses'])]);
  });

  it('where its rules ask for more words than a complaint is searched for', async () => {
    const rules = (count: number) =>
      Array.from({ length: count }, (_, at) => {
        const words = Array.from({ length: 500 }, (__, word) => `word ${at} ${word}`);
        return policies.rule({ name: `Words ${at}`, conditions: { words } });
      });
    const draft = policies.draft(...rules(5), policies.rule());
    expect(await refused(draft)).toEqual({
      ...{ status: 422, fields: ['rules.0.conditions.words'] },
      sentence: 'Its rules ask for 2500 words in all; a policy takes 2000.',
    });
    const fitting = policies.draft(...rules(4), policies.rule());
    expect((await policies.call('POST', 'policies', fitting)).status).toBe(201);
  });

  it('for a calendar or a ladder that is not there, or no longer', async () => {
    const { fields } = await refused(
      promising({ calendarId: newId(), ladderId: newId() }, { clock: 'resolution' }),
    );
    expect(fields).toEqual(
      expect.arrayContaining(['rules.0.targets.0.calendarId', 'rules.0.targets.0.ladderId']),
    );
    await desk.asOwner('update desk.calendar set retired_at = now()');
    expect((await refused(policies.draft())).fields).toContain('rules.0.targets.0.calendarId');
    await desk.asOwner('update desk.calendar set retired_at = null');
  });

  it('where its last rule asks something, or another asks nothing', async () => {
    const asks = policies.rule({ conditions: { topics: ['billing'] } });
    expect((await refused(policies.draft(asks))).fields).toEqual(['rules.0.conditions']);
    expect((await refused(policies.draft(policies.rule(), policies.rule()))).fields).toEqual([
      'rules.0.conditions',
    ]);
  });

  it('where a condition names nothing, alone or beside another', async () => {
    for (const beside of [{}, { languages: ['nl'] }])
      expect((await refused(asking({ ...beside, topics: [] }))).fields).toEqual([
        'rules.0.conditions.topics',
      ]);
  });

  it.each<[string, () => object]>([
    ['accounts', () => ({ accounts: [newId()] })],
    ['topics', () => ({ topics: ['weather'] })],
    ['agencies', () => ({ agencies: ['Nobody Ltd'] })],
    ['contracts', () => ({ contracts: ['Gold'] })],
    ['languages', () => ({ languages: ['xq'] })],
    ['words', () => ({ words: ['!?'] })],
    ['hours', () => ({ hours: { zone: 'Mars/Olympus', days: ['mon'], between: ['09:00', '17:00'] } })],
    ['hours', () => ({ hours: { zone: 'UTC', days: ['mon'], between: ['09:00', '09:00'] } })],
  ])('where it asks for %s that there are not', async (word, conditions) => {
    const { status, fields, sentence } = await refused(asking(conditions()));
    expect([status, fields]).toEqual([422, [`rules.0.conditions.${word}`]]);
    expect(sentence).toMatch(/^Rule 1 \(First\): /);
  });

  it('where it asks for anything that the language has no word for, reach above all', async () => {
    const loud = [
      'followers',
      'reach',
      'verified',
      'likes',
      'audience',
      'vip',
      'press',
      'subscribers',
      'minFollowers',
    ];
    for (const word of loud) {
      const { status, sentence } = await refused(asking({ topics: ['billing'], [word]: [1] }));
      expect([word, status]).toEqual([word, 400]);
      expect(sentence).toContain(`property ${word} should not exist`);
    }
    const inHours = { zone: 'UTC', days: ['mon'], between: ['09:00', '17:00'], followers: 1 };
    expect((await refused(asking({ hours: inHours }))).status).toBe(400);
  });

  it('would be taken without that word: it is what it was refused for', async () => {
    expect((await policies.call('POST', 'policies', asking({ topics: ['billing'] }))).status).toBe(201);
  });

  it('understands every word that is listed, and so knows no other', async () => {
    for (const word of CONDITION_WORDS) {
      const { sentence } = await refused(asking({ [word]: 'nonsense' }));
      expect(sentence).not.toContain('should not exist');
      expect(sentence).toContain(word);
    }
  });

  it('where words would pick out those who are heard by many', async () => {
    for (const word of ['followers', 'I am an influencer', 'Journaliste'])
      expect((await refused(asking({ words: [word] }))).fields).toEqual(['rules.0.conditions.words']);
  });

  it('with odd text, and never with a bug', async () => {
    const odd = ['\0', '\ud800', '‮', ''.padEnd(300, 'x')];
    for (const text of odd)
      for (const draft of [
        { ...policies.draft(), name: text },
        asking({ words: [text] }),
        { ...policies.draft(), reason: text },
        policies.draft(policies.rule({ name: text })),
      ] satisfies PolicyDraft[])
        expect((await policies.call('POST', 'policies', draft)).status).toBeLessThan(500);
  });
});
