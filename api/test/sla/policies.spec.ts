import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startDesk, type TestDesk } from '../desk.js';
import { atPolicies, type PolicyDesk } from './policy-desk.js';

describe('the policies of a brand', () => {
  let desk: TestDesk;
  let policies: PolicyDesk;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 30 });
    policies = await atPolicies(desk);
  });
  afterAll(() => desk.close());

  const security = () =>
    policies.rule({
      ...{
        name: 'Security',
        conditions: { topics: ['security'] },
        startsAtTop: true,
        verificationMinutes: 60,
      },
      targets: [policies.target({ seconds: 60 }), policies.target({ clock: 'resolution', seconds: 3_600 })],
    });

  it('begin with a default one, which came with the first account', async () => {
    expect(await policies.list()).toMatchObject([
      {
        ...{ name: 'Default', version: 1, isDefault: true, openTickets: 0, openUnderOlder: 0 },
        ...{ openElsewhere: 0, elsewhere: [] },
        rules: [{ name: 'Everything else', conditions: {} }],
        accounts: [{ id: desk.accountId, handle: '@BrandCares' }],
      },
    ]);
  });

  it('can be chosen from what the brand has', () => {
    expect(policies.choices).toMatchObject({
      accounts: [{ handle: '@BrandCares', channel: 'x', agency: null }],
      calendars: [{ name: 'Always open' }],
      ladders: [
        {
          rungs: [
            { when: { kind: 'percent', percent: 75 }, whom: { kind: 'assignee' }, repeatMinutes: null },
            { when: { kind: 'percent', percent: 100 }, whom: { kind: 'owner' }, repeatMinutes: 15 },
          ],
        },
      ],
      contracts: [],
    });
    expect(policies.choices.topics).toEqual(expect.arrayContaining(['security', 'billing', 'other']));
    expect(policies.choices.languages).toEqual(expect.arrayContaining(['en', 'nl', 'fr']));
  });

  it('are kept as they were written, tidied, with a promise for each clock', async () => {
    const conditions = {
      ...{
        accounts: [desk.accountId],
        channels: ['x' as const],
        topics: ['billing', ' billing '],
      },
      ...{ languages: ['nl'], words: ['my bill', ''.padEnd(3, 'x')] },
      hours: { zone: 'Europe/Brussels', days: ['mon' as const], between: ['22:00', '06:00'] as const },
    };
    const made = await policies.add({
      ...{ name: '  Careful ', reason: null },
      rules: [policies.rule({ name: 'Bills', conditions }), policies.rule()],
    });
    expect(made).toMatchObject({ name: 'Careful', version: 1, isDefault: false, retiredAt: null });
    expect(made.versions).toMatchObject([{ version: 1, by: 'Mara Manager', reason: null }]);
    const [bills] = made.draft.rules;
    expect(bills).toMatchObject({ name: 'Bills', conditions: { ...conditions, topics: ['billing'] } });
    expect(bills!.targets.map(({ clock, seconds, pauses }) => [clock, seconds, pauses])).toEqual([
      ['first_response', 600, []],
      ['next_response', 600, []],
      ['resolution', 86_400, ['customer']],
    ]);
    expect(await policies.page(made.id)).toEqual(made);
    const [added] = await policies.events(made.id);
    expect(added).toMatchObject({ kind: 'policy added', body: { version: 1, isDefault: false } });
    expect(added!.actor).toMatch(/^person /);
    expect(JSON.stringify(added!.body)).not.toContain('my bill');
  });

  it('get a new version by every edit, and keep the old ones', async () => {
    const first = await policies.add(policies.draft());
    const { status, body: second } = await policies.change(first, { rules: [security(), policies.rule()] });
    expect([status, second.version, second.rules.length]).toEqual([200, 2, 2]);
    expect(second.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await policies.page(first.id, 1)).draft).toEqual(first.draft);
    const events = await policies.events(first.id);
    expect(events.map(({ kind }) => kind)).toEqual(['policy added', 'policy changed']);
    expect(events[1]!.body).toMatchObject({
      ...{ version: 2, basedOn: 1 },
      changes: [{ what: 'rule added', rule: 1, asks: ['topics'], startsAtTop: true }],
    });
  });

  it('get no new version where nothing was changed', async () => {
    const first = await policies.add(policies.draft());
    const { body } = await policies.change(first, {});
    expect(body.version).toBe(1);
  });

  it('move no clock that runs: it keeps the version under which it began', async () => {
    const made = await policies.add(policies.draft());
    await policies.call('PUT', `accounts/${desk.accountId}/policy`, { policyId: made.id });
    const ticket = await desk.ticket();
    const before = await ticket.clock();
    await policies.change(made, { rules: [security(), policies.rule({ name: 'All else' })] });
    const faster = policies.rule({
      targets: [policies.target({ seconds: 60 }), policies.target({ clock: 'resolution' })],
    });
    await policies.change(await policies.page(made.id), { rules: [faster] });
    expect(await ticket.clock()).toEqual(before);
    const next = await desk.ticket();
    const after = await next.clock();
    expect(after.dueAt.getTime() - after.startedAt.getTime()).toBe(60_000);
    const row = (await policies.list()).find(({ id }) => id === made.id);
    expect(row).toMatchObject({ version: 3, openTickets: 2, openUnderOlder: 1 });
  });

  it('want a reason where somebody may wait longer, and keep it off the ledger', async () => {
    const made = await policies.add(policies.draft());
    const slower = policies.rule({
      targets: [policies.target({ seconds: 1_200 }), policies.target({ clock: 'resolution' })],
    });
    const refused = await policies.change(made, { rules: [slower] });
    expect([refused.status, refused.code]).toEqual([422, 'no-reason']);
    expect(refused.body.fields).toMatchObject([{ field: 'reason' }]);
    expect((await policies.change(made, { rules: [slower], reason: '  ' })).code).toBe('no-reason');
    const { body } = await policies.change(made, { rules: [slower], reason: 'Two of us left.' });
    expect(body.versions[0]).toMatchObject({ version: 2, reason: 'Two of us left.' });
    const changed = (await policies.events(made.id)).at(-1)!.body;
    expect(changed['changes']).toEqual(
      expect.arrayContaining([
        { what: 'target longer', rule: 1, clock: 'first_response', before: 600, after: 1_200 },
      ]),
    );
    expect(JSON.stringify(changed)).not.toContain('Two of us');
    const [{ salt }] = (await desk.asOwner<{ salt: Buffer }>(
      'select reason_salt as salt from desk.policy where id = $1 and version = 2',
      [made.id],
    )) as [{ salt: Buffer }];
    const hash = createHash('sha256').update(salt).update('Two of us left.').digest('hex');
    expect(changed['reasonHash']).toBe(hash);
  });

  it('are not overwritten by somebody who looked at an older version', async () => {
    const made = await policies.add(policies.draft());
    await policies.change(made, { name: 'Theirs' });
    const late = await policies.change(made, { name: 'Mine' });
    expect([late.status, late.code]).toEqual([409, 'policy-stale']);
    expect(late.body.detail).toContain('Mara Manager saved version 2');
    expect((await policies.page(made.id)).name).toBe('Theirs');
  });

  it('are saved once by two people who save at the same time', async () => {
    const made = await policies.add(policies.draft());
    const answers = await Promise.all(
      [1, 2, 3, 4].map((nth) => policies.change(made, { name: `By ${nth}` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect((await policies.page(made.id)).versions).toHaveLength(2);
  });

  it('tell a calendar as the arithmetic reads it', async () => {
    const [calendar] = policies.choices.calendars;
    const path = `policies/calendars/${calendar!.id}/rules`;
    expect((await policies.call('GET', path)).body).toEqual({
      ...{ id: calendar!.id, version: 1, name: 'Always open' },
      rules: { tz: 'UTC', always_open: true },
    });
  });
});
