import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Classification, ClassificationChoices } from '@evenhand/shared/wire/classification';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from '../people/asking.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';
import { promise, promises, writePolicy } from './policy-of.js';

const MINUTE = 60_000;

describe('saying what a ticket is about', () => {
  let desk: TestDesk;
  let ana: { id: string; seat: Seat };
  let mona: Seat;
  beforeAll(async () => {
    desk = await startDesk();
    const agent = await desk.person('agent', 'Ana Agent');
    ana = { id: agent.id, seat: await desk.signIn(agent.email) };
    mona = await desk.signIn((await desk.person('manager', 'Mona Manager')).email);
    await writePolicy(desk, {
      rules: [
        { name: 'Security', conditions: { topics: ['security'] }, targets: promises(10, 120) },
        {
          ...{ name: 'Grave', conditions: { severities: [1] } },
          targets: [promise('resolution', 60)],
        },
        { name: 'Else', targets: promises(60, 24 * 60) },
      ],
    });
  });
  afterAll(() => desk.close());

  const ticketOf = async () => {
    const ticket = await desk.ticket({ author: somebody(), text: 'Something is strange here.' });
    await ticket.assignedTo(ana.id);
    return ticket;
  };
  const classify = (ticket: TicketStory, wanted: Partial<Classification>, by = ana.seat) =>
    ask(desk, `PUT /api/brands/${desk.brandId}/tickets/${ticket.id}/classification`, {
      by,
      body: { topic: 'security', severity: 3, words: 'Somebody else is in the account.', ...wanted },
    });
  const targetOf = async (ticket: TicketStory, clock = 'first_response') => {
    const [row] = await desk.asOwner<{ targetMs: string; rule: number }>(
      'select target_ms as "targetMs", rule from desk.clock where ticket_id = $1 and kind = $2',
      [ticket.id, clock],
    );
    return { minutes: Number(row?.targetMs) / MINUTE, rule: row?.rule };
  };

  it('matches the policy again, keeps the time used, and says who, why and how little was left', async () => {
    const ticket = await ticketOf();
    await desk.advance('6 minutes');
    expect((await classify(ticket, {})).status).toBe(204);
    expect(await targetOf(ticket)).toEqual({ minutes: 10, rule: 1 });
    const { startedAt, dueAt, state } = await ticket.clock();
    expect([dueAt.getTime() - startedAt.getTime(), state]).toEqual([10 * MINUTE, 'running']);
    const [classified] = await ticket.events('classified');
    expect(classified).toMatchObject({
      actor: `person ${ana.id}`,
      body: {
        from: { topic: 'other', severity: 3 },
        to: { topic: 'security', severity: 3 },
        ...{ noteId: expect.any(String), textHash: expect.any(String) },
      },
    });
    expect(classified?.body['leftShare']).toBeCloseTo(0.9, 2);
    const moved = await ticket.events('clock moved');
    expect(moved.map(({ actor, body }) => [actor, body['clock'], body['cause']])).toEqual([
      [`person ${ana.id}`, 'first_response', 'classified'],
      [`person ${ana.id}`, 'resolution', 'classified'],
    ]);
    const [row] = await desk.asOwner(
      'select topic, topic_rule, severity_rule from desk.ticket where id = $1',
      [ticket.id],
    );
    expect(row).toEqual({ topic: 'security', topic_rule: 'by hand', severity_rule: 'no rule fits' });
  });

  it('makes a clock due at the change where it has used its new target up already', async () => {
    const ticket = await ticketOf();
    await desk.advance('20 minutes');
    const before = await desk.now();
    await classify(ticket, {});
    const { dueAt } = await ticket.clock();
    expect(dueAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(dueAt.getTime()).toBeLessThanOrEqual((await desk.now()).getTime());
    await ticket.happened('breached');
    expect((await ticket.clock()).breachedAt).toEqual(dueAt);
  });

  it('lets a clock that the new rule does not have keep its own', async () => {
    const ticket = await ticketOf();
    await classify(ticket, { topic: 'other', severity: 1 });
    expect(await targetOf(ticket)).toEqual({ minutes: 60, rule: 3 });
    expect(await targetOf(ticket, 'resolution')).toEqual({ minutes: 60, rule: 2 });
  });

  it('takes no breach back', async () => {
    const ticket = await ticketOf();
    await classify(ticket, {});
    await desk.advance('11 minutes');
    await ticket.happened('breached');
    const breached = await ticket.clock();
    await classify(ticket, { topic: 'other' });
    expect(await ticket.clock()).toEqual(breached);
    expect(await targetOf(ticket)).toEqual({ minutes: 10, rule: 1 });
  });

  it('is for whoever holds the ticket, and for managers', async () => {
    const ticket = await ticketOf();
    const other = await desk.signIn((await desk.person('agent', 'Otto Other')).email);
    expect(await classify(ticket, {}, other)).toMatchObject({ status: 422, code: 'not-claimed' });
    expect((await classify(ticket, {}, mona)).status).toBe(204);
  });

  it('wants words, a topic that there is, a severity that there is, and a change', async () => {
    const ticket = await ticketOf();
    expect(await classify(ticket, { words: ' ' })).toMatchObject({ status: 422, code: 'no-words' });
    expect(await classify(ticket, { topic: 'vip' })).toMatchObject({ status: 422, code: 'topic-unknown' });
    expect((await classify(ticket, { severity: 5 })).status).toBe(400);
    expect((await classify(ticket, { followers: 9 } as never)).status).toBe(400);
    expect(await classify(ticket, { topic: 'other' })).toMatchObject({ status: 409, code: 'unchanged' });
    expect(await ticket.events('classified')).toEqual([]);
    const path = `GET /api/brands/${desk.brandId}/tickets/${ticket.id}/classification`;
    const { topics } = (await ask<ClassificationChoices>(desk, path, { by: ana.seat })).body;
    expect(topics).toEqual(expect.arrayContaining(['billing', 'other', 'security']));
  });

  it('keeps the topic that a ticket has, and does not go through all that are open for others', async () => {
    const [ticket, other] = [await ticketOf(), await ticketOf()];
    const [own, foreign] = ['roaming', 'porting'] as const;
    for (const [{ id }, topic] of [
      [ticket, own],
      [other, foreign],
    ] as const)
      await desk.asOwner('update desk.ticket set topic = $2 where id = $1', [id, topic]);
    const path = `GET /api/brands/${desk.brandId}/tickets/${ticket.id}/classification`;
    const { topics } = (await ask<ClassificationChoices>(desk, path, { by: ana.seat })).body;
    expect([topics.includes(own), topics.includes(foreign)]).toEqual([true, false]);
    expect(topics).toEqual([...new Set(topics)].toSorted());
    expect(await classify(ticket, { topic: foreign })).toMatchObject({ code: 'topic-unknown' });
    expect((await classify(ticket, { topic: own, severity: 2 })).status).toBe(204);
  });

  it('reads what can be said before it holds the ticket', async () => {
    const ticket = await ticketOf();
    const query = jest.spyOn(desk.desk, 'query');
    expect((await classify(ticket, {})).status).toBe(204);
    const asked = query.mock.calls.map(([sql]) => sql);
    query.mockRestore();
    const topics = asked.findIndex((sql) => sql.includes('desk.word_rule'));
    const lock = asked.findIndex((sql) => /desk\.ticket.*for (no key )?update/s.test(sql));
    expect(topics).toBeGreaterThan(-1);
    expect(lock).toBeGreaterThan(topics);
  });

  it('is not for a ticket that was set aside', async () => {
    const ticket = await ticketOf();
    await desk.asOwner("update desk.ticket set state = 'set aside' where id = $1", [ticket.id]);
    expect(await classify(ticket, {})).toMatchObject({ status: 409, code: 'not-from-here' });
  });

  it('matches each clock in the version that it runs under', async () => {
    const ticket = await ticketOf();
    const [account] = await desk.asOwner<{ id: string }>(
      'select policy_id as id from desk.account where id = $1',
      [desk.accountId],
    );
    await writePolicy(desk, { policyId: account!.id, rules: [{ targets: promises(600, 6_000) }] });
    await classify(ticket, {});
    expect(await targetOf(ticket)).toEqual({ minutes: 10, rule: 1 });
  });
});
