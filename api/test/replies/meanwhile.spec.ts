import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../until.js';
import { atTheBoard, type AtTheBoard, type Colleague } from './at-the-board.js';

/** As intake does: the ticket is taken, then the post is written. */
const WRITE_AGAIN = `
  with held as (select id from desk.ticket where id = $1 for no key update)
  insert into desk.post (brand_id, id, channel, account_id, external_id, outcome, reason, ticket_id, author_id,
      posted_at, text, salt, language)
    select p.brand_id, gen_random_uuid(), p.channel, p.account_id, p.external_id || ' again', 'attached', 'thread',
           held.id, p.author_id, desk.now(), 'It is dead again.', p.salt, p.language
      from held join desk.post p on p.ticket_id = held.id and p.outcome = 'ticket'`;

describe('a customer who writes while a reply is being delivered', () => {
  let board: AtTheBoard;
  let ana: Colleague;
  beforeAll(async () => {
    board = await atTheBoard();
    ana = await board.colleague('Ana');
  });
  afterAll(() => board.close());

  it('keeps the ticket open: what the reply wanted for it was meant for what its writer had read', async () => {
    const ticket = await board.complaint(ana);
    const { body: reply } = await ana.reply(ticket, { then: 'resolved' });
    await board.desk.whileHolding(WRITE_AGAIN, [ticket.id], async () => {
      await board.desk.advance('11 seconds');
      await until(async () => (await board.thread(ticket)).length > 0, 'the answer stands on the board');
      await until(async () => (await waitingForALock()) > 0, 'its delivery waits for the ticket');
    });
    await board.became(reply.id, 'delivered');
    expect(await ticket.timeline()).not.toContain('resolved');
    expect(await ticket.state()).toBe('open');
  });

  const waitingForALock = async () =>
    (
      await board.desk.desk.query<unknown[]>(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      )
    ).length;
});
