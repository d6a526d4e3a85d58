import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { aPost, OURSELVES } from '../posts.js';

describe('a post on its way', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it('becomes a ticket with clocks and stands in the queue', async () => {
    const post = desk.post();
    const { status, body } = await desk.send([post]);
    expect([status, body]).toEqual([202, [{ externalId: post.externalId, result: 'accepted' }]]);
    await desk.settled();
    expect(await desk.statusOf(post)).toMatchObject({ result: 'ticket' });
    const { email } = await desk.person('agent');
    const { cookie } = await desk.signIn(email);
    const answer = await fetch(`${desk.url}/api/brands/${desk.brandId}/queue`, { headers: { cookie } });
    const page = (await answer.json()) as { rows: { excerpt: string; clocks: { kind: string }[] }[] };
    expect(page.rows.map((row) => row.excerpt)).toEqual([post.text]);
    expect(page.rows[0]?.clocks.map((clock) => clock.kind)).toEqual(['first_response', 'resolution']);
  });

  it('stops the clock when our own account answers the customer', async () => {
    const post = desk.post();
    await desk.send(post);
    await desk.settled();
    const answer = aPost({ author: OURSELVES, inReplyTo: post.externalId, text: 'We are on it. ^Ana' });
    await desk.send(answer);
    await desk.settled();
    const status = await desk.statusOf(answer);
    expect(status).toMatchObject({ result: 'reply', reason: 'our own account answered the customer' });
    const clocks = await desk.desk.query(
      'select kind, state from desk.clock where ticket_id = $1 order by kind',
      [status.ticketId],
    );
    expect(clocks).toEqual([
      { kind: 'first_response', state: 'met' },
      { kind: 'resolution', state: 'running' },
    ]);
  });
});
