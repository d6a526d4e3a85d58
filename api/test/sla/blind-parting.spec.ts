import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { TicketStory } from '../ticket-story.js';
import { openTwo, type Refused } from './two-tickets.js';

describe('what a merge or a split says while a ticket is blind', () => {
  let desk: TestDesk;
  let ana: Page;
  beforeAll(async () => {
    desk = await startDesk();
  });
  beforeEach(async () => {
    ana = await pageOf(desk, 'agent');
  });
  afterAll(() => desk.close());

  const givenBack = ({ id }: TicketStory) =>
    desk.asOwner('update desk.ticket set assignee_id = null, claimed_at = null where id = $1', [id]);
  const page = async ({ id }: TicketStory) => (await ana.get<TicketPage>(`tickets/${id}`)).body;
  const shown = async (ticket: TicketStory) =>
    JSON.stringify([await page(ticket), (await ana.get(`tickets/${ticket.id}/timeline`)).body]);
  const another = async ({ id }: TicketStory) => {
    const ticket = await desk.ticket();
    const sql =
      'update desk.ticket t set author_id = o.author_id from desk.ticket o where t.id = $1 and o.id = $2';
    await desk.asOwner(sql, [ticket.id, id]);
    await ticket.assignedTo(ana.personId);
    return ticket;
  };
  const merged = async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    for (const ticket of [first, second]) await ticket.assignedTo(ana.personId);
    await ana.post(`tickets/${second.id}/merges`, { into: first.id });
    return { from: second, into: first };
  };
  const parted = async () => {
    const ticket = await desk.ticket();
    await ticket.assignedTo(ana.personId);
    const { externalId } = await ticket.wroteAgain();
    const sql = 'select id from desk.post where external_id = $1';
    const postId = (await desk.asOwner<{ id: string }>(sql, [externalId]))[0]?.id ?? '';
    const { body } = await ana.post<Refused>(`tickets/${ticket.id}/splits`, { postId });
    return { ticket, part: new TicketStory(desk, body.ticketId ?? '', ticket.post), postId };
  };

  it('keeps a merged ticket as blind as the one that it went into', async () => {
    const { from, into } = await merged();
    expect(await page(from)).toMatchObject({ isBlind: false, mergedInto: into.id });
    await givenBack(into);
    expect(await page(from)).toMatchObject({ isBlind: true, mergedInto: null, customer: null });
    expect(await shown(from)).not.toContain(into.id);
    expect(await shown(into)).not.toContain(from.id);
  });

  it('follows a merged ticket through every merge after', async () => {
    const { from, into } = await merged();
    const third = await another(into);
    await ana.post(`tickets/${into.id}/merges`, { into: third.id });
    expect((await page(from)).isBlind).toBe(false);
    await givenBack(third);
    expect(await page(from)).toMatchObject({ isBlind: true, mergedInto: null });
    expect((await page(await another(third))).customer?.earlier).toEqual([]);
  });

  it('leads from neither half of a split ticket to the other while one of them is blind', async () => {
    const { ticket, part, postId } = await parted();
    expect(await shown(part)).toContain(ticket.id);
    expect(await shown(ticket)).toContain(part.id);
    const hash = String((await part.events('opened'))[0]?.body['textHash']);
    await givenBack(part);
    expect(await page(ticket)).toMatchObject({ isBlind: false });
    expect(await shown(part)).not.toContain(ticket.id);
    for (const lead of [part.id, postId, hash]) expect(await shown(ticket)).not.toContain(lead);
    await part.assignedTo(ana.personId);
    await givenBack(ticket);
    for (const lead of [part.id, postId, hash]) expect(await shown(ticket)).not.toContain(lead);
    expect(await shown(part)).not.toContain(ticket.id);
  });
});
