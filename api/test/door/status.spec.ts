import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES } from '../posts.js';

describe('a source that asks what became of a post', () => {
  let desk: TestDesk;
  let post: IncomingPost;
  beforeAll(async () => {
    desk = await startDesk();
    post = desk.post();
    await desk.send(post);
    await desk.settled();
  });
  afterAll(() => desk.close());

  const ask = (
    headers: Record<string, string>,
    { externalId = post.externalId, source = desk.source.id } = {},
  ) => fetch(`${desk.url}/api/intake/${source}/posts/x/${encodeURIComponent(externalId)}`, { headers });
  const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

  it.each<[string, () => Promise<Response>]>([
    ['brings no token', () => ask({})],
    ['brings a wrong token', () => ask(bearing('evh_wrong'))],
    ['brings its signing secret', () => ask(bearing(desk.source.secret))],
    ['brings an empty token', () => ask(bearing(''))],
    ['names another source', () => ask(bearing(desk.source.token), { source: newId() })],
    ['names a source that is no id', () => ask(bearing(desk.source.token), { source: 'junk' })],
  ])('hears 401 when it %s', async (_, asking) => {
    expect((await asking()).status).toBe(401);
  });

  it('hears nothing of another source’s post, though both are the brand’s', async () => {
    const { source, token } = await desk.app.get(Brands).addSource(desk.brandId, 'another', 'test');
    expect((await ask(bearing(token), { source: source.id })).status).toBe(404);
    expect((await ask(bearing(desk.source.token))).status).toBe(200);
  });

  it('hears 404 of a post that never came', async () => {
    expect((await ask(bearing(desk.source.token), { externalId: 'never' })).status).toBe(404);
    expect((await ask(bearing(desk.source.token), { externalId: 'nul\0' })).status).toBe(404);
  });

  it.each([
    ['slashes', 'a/b//c/'],
    ['spaces and a plus', ' a  b+c '],
    ['percent signs', '100%25 %2F'],
    ['a question mark and a hash', 'a?b=c#d'],
    ['letters of many alphabets', 'é漢字😀'],
    ['500 characters', 'i'.repeat(500)],
    ['500 slashes', '/'.repeat(500)],
  ])('finds a post whose id has %s', async (_, externalId) => {
    const odd = desk.post({ externalId });
    expect((await desk.send(odd)).body).toMatchObject([{ externalId, result: 'accepted' }]);
    await desk.settled();
    expect(await desk.statusOf(odd)).toMatchObject({ result: expect.stringMatching(/ticket|attached/) });
  });

  it('hears each outcome with its ticket and its reason', async () => {
    const ticket = await desk.ticket();
    const reply = await ticket.answered();
    const again = await ticket.wroteAgain();
    const joined = await ticket.joined();
    const alone = desk.post({ author: OURSELVES });
    const elsewhere = desk.post({ mentions: ['@somebody'], text: 'Not to you.' });
    await desk.send([alone, elsewhere]);
    await desk.settled();
    const said = (result: string) => ({ result, ticketId: ticket.id, reason: expect.any(String) });
    expect(await desk.statusOf(ticket.post)).toEqual(said('ticket'));
    expect(await desk.statusOf(reply)).toEqual(said('reply'));
    expect(await desk.statusOf(again)).toEqual(said('attached'));
    expect(await desk.statusOf(joined)).toEqual(said('bystander'));
    expect(await desk.statusOf(alone)).toEqual({ result: 'reply', reason: expect.any(String) });
    expect(await desk.statusOf(elsewhere)).toEqual({ result: 'elsewhere', reason: expect.any(String) });
  });

  it('hears "pending" while intake has not come round to it', async () => {
    const waiting = desk.post();
    await desk.whileHolding(
      "select pg_advisory_xact_lock(hashtext('evenhand inbox'), hashtext($1))",
      [desk.brandId],
      async () => {
        await desk.send(waiting);
        expect(await desk.statusOf(waiting)).toEqual({ result: 'pending' });
      },
    );
    await desk.settled();
    expect(await desk.statusOf(waiting)).toMatchObject({ result: 'ticket' });
  });
});
