import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { LadderPage, LadderRow, Rung, Webhook, WebhookMade } from '@evenhand/shared/wire/ladders';
import { salted } from '../../src/ledger/salted.js';
import { startDesk, type TestDesk } from '../desk.js';
import { afterBreach, at, LadderDesk, rung, unanswered } from './ladder-desk.js';

interface Wrong {
  readonly detail: string;
  readonly fields: readonly { readonly field: string; readonly problem: string }[];
}

describe('ladders', () => {
  let desk: TestDesk;
  let on: LadderDesk;
  beforeAll(async () => {
    desk = await startDesk();
    on = await LadderDesk.open(desk);
  });
  afterAll(() => desk.close());

  const owner = { kind: 'owner' } as const;
  const again = rung(at(100), owner, { repeatMinutes: 15 });
  const add = (...rungs: Rung[]) => on.ask<LadderPage>('POST ladders', { name: '  Nights ', rungs });
  const events = (chain: string) =>
    desk.asOwner<{ kind: string; actor: string; body: Record<string, unknown> }>(
      'select kind, actor, body from ledger.event where chain = $1 order by seq',
      [chain],
    );

  it('are added, read back as they were written, and stand in the list', async () => {
    const { id: pia } = await desk.person('agent', 'Pia Person');
    const rungs = [
      rung(at(50), { kind: 'assignee' }),
      rung(at(100), owner, { by: ['browser', 'email'], repeatMinutes: 15 }),
      rung(unanswered(5), { kind: 'person', personId: pia }),
      rung(afterBreach(60), { kind: 'role', role: 'admin' }, { by: ['browser', 'push'] }),
    ];
    const { body, status } = await add(...rungs);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        version: 1,
        name: 'Nights',
        rungs,
        policies: 0,
        isLatest: true,
        retiredAt: null,
      }),
    ]);
    const list = await on.ask<LadderRow[]>('GET ladders');
    expect(list.body.find(({ id }) => id === body.id)).toMatchObject({ name: 'Nights', rungs });
    expect(await events(body.id)).toMatchObject([{ kind: 'ladder added' }]);
  });

  it('keep every version, and say who made it', async () => {
    const { body } = await add(again);
    const next = { name: 'Nights', rungs: [rung(at(90), owner), again], basedOn: 1 };
    const changed = await on.ask<LadderPage>(`PUT ladders/${body.id}`, next);
    expect(changed.body.versions).toMatchObject([
      { version: 2, by: 'Mona Manager' },
      { version: 1, by: 'Mona Manager' },
    ]);
    const first = await on.ask<LadderPage>(`GET ladders/${body.id}?version=1`);
    expect(first.body).toMatchObject({ version: 1, isLatest: false, rungs: [{ when: { percent: 100 } }] });
    expect((await on.ask(`GET ladders/${body.id}?version=3`)).status).toBe(404);
    expect((await on.ask(`PUT ladders/${body.id}`, next)).code).toBe('stale');
    const said = await events(body.id);
    expect(said.map(({ kind }) => kind)).toEqual(['ladder added', 'ladder changed']);
    expect(said.map((event) => event.body)).toEqual([
      { version: 1, rungs: first.body.rungs },
      { version: 2, rungs: changed.body.rungs },
    ]);
  });

  it('are retired, unless a policy climbs them', async () => {
    const { body } = await add(again);
    expect((await on.ask(`DELETE ladders/${body.id}`)).status).toBe(204);
    const list = await on.ask<LadderRow[]>('GET ladders');
    expect(list.body.map(({ id }) => id)).not.toContain(body.id);
    const used = list.body.find(({ policies }) => policies > 0);
    expect((await on.ask(`DELETE ladders/${used?.id}`)).code).toBe('in-use');
    expect((await events(body.id)).map(({ kind }) => kind)).toEqual(['ladder added', 'ladder retired']);
    const change = { name: 'Nights', rungs: [rung(at(90), owner), again], basedOn: 1 };
    expect((await on.ask(`PUT ladders/${body.id}`, change)).code).toBe('retired');
  });

  it.each<[string, string, Rung[]]>([
    ['rungs.0.when', 'Rung 1: the percentage is a whole number from 1 to 1000.', [rung(at(1_001), owner)]],
    ['rungs.0.when', 'Rung 1: the percentage is a whole number from 1 to 1000.', [rung(at(0), owner)]],
    [
      'rungs.1.when',
      'Rung 2: 50 % comes before the rung above it.',
      [rung(at(75), owner), rung(at(50), owner)],
    ],
    [
      'rungs.0.when',
      'Rung 1: the first rung follows no other one that could stay unanswered.',
      [rung(unanswered(5), owner)],
    ],
    [
      'rungs.0.when',
      'Rung 1: it comes 0 minutes to 365 days after the breach.',
      [rung(afterBreach(-1), owner)],
    ],
    [
      'rungs.1.when',
      'Rung 2: 100 % comes before the breach, and so before a rung above it.',
      [rung(afterBreach(0), owner), rung(at(100), owner)],
    ],
    [
      'rungs.0.repeatMinutes',
      'Rung 1: it repeats every minute at most, and every 365 days at least.',
      [rung(at(100), owner, { repeatMinutes: 0 })],
    ],
    ['rungs.0.by', 'Rung 1: choose at least one way to tell them.', [rung(at(100), owner, { by: [] })]],
    [
      'rungs.0.webhookId',
      'Rung 1: chat needs a webhook: the room to write into.',
      [rung(at(100), owner, { by: ['chat'] })],
    ],
    [
      'rungs.0.by',
      'Rung 1: no way that it tells them by is set up on this installation: choose one that is.',
      [rung(at(100), owner, { by: ['push', 'email'] })],
    ],
    [
      'rungs.0.webhookId',
      'Rung 1: the brand has no such webhook.',
      [rung(at(100), owner, { by: ['chat'], webhookId: newId() })],
    ],
    [
      'rungs.0.whom',
      'Rung 1: this person does not work for the brand, or is an auditor.',
      [rung(at(100), { kind: 'person', personId: newId() })],
    ],
    [
      'rungs.0.whom',
      'Rung 1: the brand has no such rota.',
      [rung(at(100), { kind: 'rota', rotaId: newId() })],
    ],
    [
      'rungs.0.whom',
      'Rung 1: the brand has no such webhook.',
      [rung(at(100), { kind: 'webhook', webhookId: newId() })],
    ],
  ])('are refused at %s: %s', async (field, problem, rungs) => {
    const { status, code, body } = await on.ask<Wrong>('POST ladders', { name: 'Wrong', rungs });
    expect([status, code]).toEqual([422, 'rungs-wrong']);
    expect(body.fields).toEqual([{ field, problem }]);
    expect(body.detail).toBe(problem);
  });

  it.each<[string, Rung[]]>([
    ['only before the breach', [rung(at(50), owner, { repeatMinutes: 10 })]],
    ['once at the breach', [rung(at(50), owner, { repeatMinutes: 10 }), rung(at(100), owner)]],
    [
      'again only where a rung was not answered',
      [rung(at(99), owner), rung(unanswered(5), owner, { repeatMinutes: 5 })],
    ],
  ])('are refused where they tell somebody %s, when added and when changed', async (_, rungs) => {
    const { body, code } = await on.ask<Wrong>('POST ladders', { name: 'Wrong', rungs });
    expect([code, body.fields]).toEqual(['rungs-wrong', [{ field: 'rungs', problem: body.detail }]]);
    const saved = await add(again);
    const changed = await on.ask(`PUT ladders/${saved.body.id}`, { name: 'Wrong', rungs, basedOn: 1 });
    expect(changed.code).toBe('rungs-wrong');
  });

  it('go on from the breach by percent or by time after it', async () => {
    for (const late of [
      again,
      rung(at(150), owner, { repeatMinutes: 1 }),
      rung(afterBreach(0), owner, { repeatMinutes: 1 }),
    ])
      expect((await add(rung(at(50), owner), late)).status).toBe(201);
  });

  it('have one to twenty rungs, and no field that nobody knows', async () => {
    const rungs = Array.from({ length: 21 }, () => rung(at(100), owner));
    for (const wrong of [rungs, [], [{ ...rung(at(100), owner), followers: 5 }]])
      expect((await on.ask('POST ladders', { name: 'Wrong', rungs: wrong })).status).toBe(400);
  });

  it('tell no auditor, and say by which ways this installation cannot tell anybody', async () => {
    const { id: audit } = await desk.person('auditor', 'Aud Auditor');
    const { body } = await on.choices();
    expect(body.people.map(({ id }) => id)).not.toContain(audit);
    expect(body.unavailable).toEqual(['email', 'push']);
    const refused = await add(rung(at(100), { kind: 'person', personId: audit }));
    expect(refused.code).toBe('rungs-wrong');
  });

  it('write into rooms, whose secret is shown once and whose address never', async () => {
    const room = { name: 'Ops', url: 'https://chat.example.com:8443/hooks/very-secret?x=1' };
    const { body, status } = await on.ask<WebhookMade>('POST webhooks', room);
    expect([status, body.webhook]).toEqual([
      201,
      { id: body.webhook.id, name: 'Ops', host: 'chat.example.com:8443', lastSentAt: null, lastError: null },
    ]);
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const list = await on.ask<Webhook[]>('GET webhooks');
    expect(list.body).toContainEqual(body.webhook);
    expect(JSON.stringify(list.body)).not.toMatch(/very-secret|whsec/);
    const ladder = await add({ ...again, by: ['chat'], webhookId: body.webhook.id });
    expect((await on.ask(`DELETE webhooks/${body.webhook.id}`)).code).toBe('in-use');
    await on.ask(`DELETE ladders/${ladder.body.id}`);
    expect((await on.ask(`DELETE webhooks/${body.webhook.id}`)).status).toBe(204);
    expect((await on.ask(`DELETE webhooks/${body.webhook.id}`)).status).toBe(404);
    const [added, retired] = await events(body.webhook.id);
    expect([added?.kind, retired?.kind]).toEqual(['webhook added', 'webhook retired']);
    const [row] = await desk.asOwner<{ url: string; salt: Buffer }>(
      'select url, url_salt as salt from desk.webhook where id = $1',
      [body.webhook.id],
    );
    expect(added?.body).toEqual({ urlHash: salted(row!.url, row!.salt).textHash });
  });

  it.each(['ftp://chat.example.com', 'not an address', 'https://', 'https://me:secret@chat.example.com/'])(
    'write to no room at %s',
    async (url) => {
      expect((await on.ask('POST webhooks', { name: 'Wrong', url })).code).toBe('url-wrong');
    },
  );

  it('are the managers’ alone', async () => {
    const agent = await desk.signIn((await desk.person('agent')).email);
    expect((await on.ask('GET ladders', undefined, agent)).status).toBe(403);
  });
});
