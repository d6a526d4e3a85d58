import { afterEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { allSettled, AT_ONCE, dispatch, dispatches } from './at-the-ladder.js';
import { openPostOffice } from './post-office.js';

/** As every verb does that changes a ticket. */
const TICKET = 'select from desk.ticket where id = $1 for no key update';
const DISPATCH = 'select from desk.dispatch where id = $1 for update';

describe('a courier, while another transaction holds a ticket', () => {
  let post: Awaited<ReturnType<typeof openPostOffice>>;
  let desk: TestDesk;

  async function start(more: Record<string, string> = {}): Promise<void> {
    post = await openPostOffice();
    const mail = { EVENHAND_SMTP_URL: post.url, EVENHAND_MAIL_FROM: 'evenhand@example.com' };
    desk = await startDesk({}, { ...AT_ONCE, ...mail, ...more });
  }
  afterEach(async () => {
    await desk.close();
    await post.close();
  });

  async function quietTicket(): Promise<TicketStory> {
    const ticket = await desk.ticket();
    const sql = `update desk.ticket set quiet_until = desk.now() + interval '15 minutes' where id = $1`;
    await desk.asOwner(sql, [ticket.id]);
    return ticket;
  }
  const isHushed = async (ticket: TicketStory) => {
    const now = await desk.now();
    return (await dispatches(desk)).some(({ ticketId, nextAt }) => ticketId === ticket.id && nextAt > now);
  };

  it('tells of the others without waiting for it, and puts it off once it is free', async () => {
    await start();
    const [held, loud] = [await quietTicket(), await desk.ticket()];
    await desk.whileHolding(TICKET, [held.id], async () => {
      await dispatch(desk, held);
      await dispatch(desk, loud);
      await loud.happened('told');
      const stranger = await desk.person('agent');
      await dispatch(desk, loud, { personId: stranger.id });
      await loud.happened('told', 2);
      expect(await isHushed(held)).toBe(false);
    });
    await until(() => isHushed(held), 'it was put off');
    expect(await held.events('told')).toEqual([]);
    await desk.advance('15 minutes');
    await held.happened('told');
    expect(post.mails).toHaveLength(3);
  });

  it('goes on to another recipient without what it held for the first one', async () => {
    await start({ EVENHAND_GATHER_SECONDS: '3' });
    const [quiet, loud] = [await quietTicket(), await desk.ticket()];
    const other = await desk.person('agent');
    await dispatch(desk, quiet);
    const second = await dispatch(desk, loud, { personId: other.id });
    await desk.whileHolding(DISPATCH, [second], async () => {
      await desk.advance('3 seconds');
      await until(() => isHushed(quiet), 'what the first was to be told is put off for all to see');
      await desk.asOwner('select from desk.ticket where id = $1 for update nowait', [quiet.id]);
    });
    await loud.happened('told');
    await desk.asOwner('update desk.ticket set quiet_until = null where id = $1', [quiet.id]);
    await desk.advance('15 minutes');
    expect((await allSettled(desk)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});
