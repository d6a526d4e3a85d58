import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClassificationChoices, ContractSaid } from '@evenhand/shared/wire/classification';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { Contracts } from '../../src/desk/sla/policies/contracts.js';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from '../people/asking.js';
import { somebody } from '../posts.js';
import { standingInLine } from '../standing-in-line.js';
import type { TicketStory } from '../ticket-story.js';
import { promise, promises, writePolicy } from './policy-of.js';

const MINUTE = 60_000;

describe('what a customer has bought', () => {
  let desk: TestDesk;
  let ana: { id: string; seat: Seat };
  let mona: { id: string; seat: Seat };
  beforeAll(async () => {
    desk = await startDesk();
    const seated = async (role: 'agent' | 'manager', name: string) => {
      const { id, email } = await desk.person(role, name);
      return { id, seat: await desk.signIn(email) };
    };
    [ana, mona] = [await seated('agent', 'Ana Agent'), await seated('manager', 'Mona Manager')];
    for (const name of ['Gold', 'Silver']) await declare(name);
    await writePolicy(desk, {
      rules: [
        { name: 'Gold', conditions: { contracts: ['Gold'] }, targets: promises(10, 120) },
        { name: 'Silver', conditions: { contracts: ['Silver'] }, targets: [promise('resolution', 60)] },
        { name: 'Else', targets: promises(60, 24 * 60) },
      ],
    });
  });
  afterAll(() => desk.close());

  const declare = (name: string) => desk.app.get(Contracts).declare(desk.brandId, name, mona.id);
  const ticketOf = async (author = somebody()) => {
    const ticket = await desk.ticket({ author, text: 'Something is strange here.' });
    await ticket.assignedTo(ana.id);
    return ticket;
  };
  const say = (ticket: TicketStory, said: ContractSaid, by = ana.seat) =>
    ask(desk, `PUT /api/brands/${desk.brandId}/tickets/${ticket.id}/contract`, { by, body: said });
  const setAside = (ticket: TicketStory) =>
    desk.asOwner("update desk.ticket set state = 'set aside' where id = $1", [ticket.id]);
  const pageOf = async (ticket: TicketStory, by = ana.seat) =>
    (await ask<TicketPage>(desk, `GET /api/brands/${desk.brandId}/tickets/${ticket.id}`, { by })).body;
  const minutesOf = async (ticket: TicketStory, clock = 'first_response') => {
    const [row] = await desk.asOwner<{ targetMs: string; rule: number }>(
      'select target_ms as "targetMs", rule from desk.clock where ticket_id = $1 and kind = $2',
      [ticket.id, clock],
    );
    return [Number(row?.targetMs) / MINUTE, row?.rule];
  };

  it('matches the policy again, keeps the time used, and says who, what and how little was left', async () => {
    const ticket = await ticketOf();
    await desk.advance('6 minutes');
    expect((await say(ticket, { contract: 'Gold' })).status).toBe(204);
    expect(await minutesOf(ticket)).toEqual([10, 1]);
    const { startedAt, dueAt, state } = await ticket.clock();
    expect([dueAt.getTime() - startedAt.getTime(), state]).toEqual([10 * MINUTE, 'running']);
    const [set] = await ticket.events('contract set');
    expect(set).toMatchObject({
      actor: `person ${ana.id}`,
      body: { contract: 'Gold', contractBefore: null },
    });
    expect(set?.body['leftShare']).toBeCloseTo(0.9, 2);
    const moved = await ticket.events('clock moved');
    expect(moved.map(({ body }) => [body['clock'], body['cause']])).toEqual([
      ['first_response', 'contract set'],
      ['resolution', 'contract set'],
    ]);
    expect((await pageOf(ticket)).contract).toBe('Gold');
  });

  it('lets a clock that the new rule does not have keep its own, and takes no breach back', async () => {
    const ticket = await ticketOf();
    await say(ticket, { contract: 'Gold' });
    await desk.advance('11 minutes');
    await ticket.happened('breached');
    const breached = await ticket.clock();
    await say(ticket, { contract: 'Silver' });
    expect(await ticket.clock()).toEqual(breached);
    expect(await minutesOf(ticket, 'resolution')).toEqual([60, 2]);
  });

  it('holds for the next tickets of the same customer, and for nobody else’s', async () => {
    const author = somebody();
    const ticket = await ticketOf(author);
    await say(ticket, { contract: 'Gold' });
    await setAside(ticket);
    const next = await desk.ticket({ author, text: 'Now the other line is dead.' });
    expect(await minutesOf(next)).toEqual([10, 1]);
    expect((await pageOf(next)).contract).toBe('Gold');
    expect(await minutesOf(await desk.ticket({ author: somebody() }))).toEqual([60, 3]);
  });

  it('is known before a claim, as it is nobody’s name', async () => {
    const author = somebody();
    const ticket = await ticketOf(author);
    await say(ticket, { contract: 'Gold' });
    await setAside(ticket);
    const { isBlind, contract, customer } = await pageOf(await desk.ticket({ author }));
    expect([isBlind, contract, customer]).toEqual([true, 'Gold', null]);
  });

  it('goes with what is split off', async () => {
    const author = somebody();
    const ticket = await ticketOf(author);
    await say(ticket, { contract: 'Gold' });
    const postedAt = new Date(Date.parse(ticket.post.postedAt) + 1).toISOString();
    const again = desk.post({ author, text: 'And the invoice is wrong.', postedAt });
    await desk.send(again);
    await desk.settled();
    const [post] = await desk.asOwner<{ id: string }>('select id from desk.post where external_id = $1', [
      again.externalId,
    ]);
    const { body, status } = await ask<{ ticketId: string }>(
      desk,
      `POST /api/brands/${desk.brandId}/tickets/${ticket.id}/splits`,
      { by: ana.seat, body: { postId: post?.id } },
    );
    expect(status).toBe(201);
    const [row] = await desk.asOwner('select rule from desk.clock where ticket_id = $1 limit 1', [
      body.ticketId,
    ]);
    expect(row).toEqual({ rule: 1 });
  });

  it('can be taken back', async () => {
    const author = somebody();
    const ticket = await ticketOf(author);
    await say(ticket, { contract: 'Gold' });
    expect((await say(ticket, { contract: null, words: 'It ran out.' })).status).toBe(204);
    expect(await minutesOf(ticket)).toEqual([60, 3]);
    const [, taken] = await ticket.events('contract set');
    expect(taken?.body).toMatchObject({
      ...{ contract: null, contractBefore: 'Gold' },
      ...{ noteId: expect.any(String), textHash: expect.any(String) },
    });
    expect(JSON.stringify(taken?.body)).not.toContain('ran out');
    await setAside(ticket);
    expect((await pageOf(await desk.ticket({ author }))).contract).toBeNull();
  });

  it('is said by whoever holds the ticket, and by managers', async () => {
    const ticket = await ticketOf();
    const other = await desk.signIn((await desk.person('agent', 'Otto Other')).email);
    expect(await say(ticket, { contract: 'Gold' }, other)).toMatchObject({
      ...{ status: 422, code: 'not-claimed' },
    });
    expect((await say(ticket, { contract: 'Gold' }, mona.seat)).status).toBe(204);
  });

  it('is a name on the list, of a ticket at work, and something new', async () => {
    const ticket = await ticketOf();
    expect(await say(ticket, { contract: 'VIP' })).toMatchObject({ status: 422, code: 'contract-unknown' });
    expect((await say(ticket, { contract: '' })).status).toBe(400);
    expect((await say(ticket, {} as never)).status).toBe(400);
    expect((await say(ticket, { contract: 'Gold', followers: 9 } as never)).status).toBe(400);
    expect(await say(ticket, { contract: null })).toMatchObject({ status: 409, code: 'unchanged' });
    await setAside(ticket);
    expect(await say(ticket, { contract: 'Gold' })).toMatchObject({ status: 409, code: 'not-from-here' });
    expect(await ticket.events('contract set')).toEqual([]);
    const path = `GET /api/brands/${desk.brandId}/tickets/${ticket.id}/classification`;
    const { contracts } = (await ask<ClassificationChoices>(desk, path, { by: ana.seat })).body;
    expect(contracts).toEqual(['Gold', 'Silver']);
  });

  it('stays on tickets and leaves customers when its name is taken off the list', async () => {
    await declare('Bronze');
    const author = somebody();
    const ticket = await ticketOf(author);
    await say(ticket, { contract: 'Bronze' });
    await desk.app.get(Contracts).remove(desk.brandId, 'Bronze', mona.id);
    expect((await pageOf(ticket)).contract).toBe('Bronze');
    await setAside(ticket);
    expect((await pageOf(await desk.ticket({ author }))).contract).toBeNull();
  });

  it('is not given while its name is being taken off the list', async () => {
    await declare('Tin');
    const ticket = await ticketOf();
    const remove = "delete from desk.contract where brand_id = $1 and name = 'Tin'";
    let said: ReturnType<typeof say> | undefined;
    await desk.whileHolding(remove, [desk.brandId], async () => {
      said = say(ticket, { contract: 'Tin' });
      await standingInLine(desk, 1);
    });
    expect(await said).toMatchObject({ status: 422, code: 'contract-unknown' });
  });
});
