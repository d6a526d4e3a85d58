import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { allSettled, AT_ONCE, dispatch } from './at-the-ladder.js';
import { openPostOffice } from './post-office.js';

describe('two nodes with messages to carry', () => {
  let post: Awaited<ReturnType<typeof openPostOffice>>;
  let desk: TestDesk;
  beforeEach(async () => {
    post = await openPostOffice();
    const mail = { EVENHAND_SMTP_URL: post.url, EVENHAND_MAIL_FROM: 'evenhand@example.com' };
    const pace = { EVENHAND_GATHER_SECONDS: '3', EVENHAND_REST_SECONDS: '60' };
    desk = await startDesk({}, { ...AT_ONCE, ...mail, ...pace });
    await desk.anotherNode();
  });
  afterEach(async () => {
    await desk.close();
    await post.close();
  });

  it('tell each person once, whoever of them takes it', async () => {
    const people = [];
    for (let n = 0; n < 12; n += 1) people.push(await desk.person('agent'));
    const tickets = [await desk.ticket(), await desk.ticket(), await desk.ticket()];
    for (const ticket of tickets)
      for (const { id: personId } of people) await dispatch(desk, ticket, { personId });
    await desk.advance('3 seconds');
    const rows = await allSettled(desk);
    expect(rows.every(({ state }) => state === 'sent')).toBe(true);
    expect(post.mails.map(({ to }) => to[0]).sort()).toEqual(people.map(({ email }) => email).sort());
    for (const ticket of tickets) expect(await ticket.events('told')).toHaveLength(12);
  });
});
