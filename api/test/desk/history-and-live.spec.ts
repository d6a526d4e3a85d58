import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { Queue } from '../../src/desk/queue/queue.js';
import { Door } from '../../src/door/door.js';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES, somebody } from '../posts.js';

describe('a live post of somebody known from imported history', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const imported = async (): Promise<IncomingPost> => {
    const post = desk.post({ author: somebody(), postedAt: '2020-01-01T00:00:00Z' });
    const source = { brandId: desk.brandId, id: desk.source.id };
    await desk.app.get(Door).take({ source, runId: null, isHistory: true }, [{ post }]);
    await desk.settled();
    return post;
  };
  const armed = (ticketId = '') => desk.asOwner('select from desk.deadline where ticket_id = $1', [ticketId]);

  it.each([
    ['a new complaint', () => ({})],
    ['in the imported thread', (old: IncomingPost) => ({ inReplyTo: old.externalId })],
  ])('opens a ticket with armed clocks: %s', async (_, given) => {
    const old = await imported();
    const live = desk.post({ author: old.author, ...given(old) });
    await desk.send(live);
    await desk.settled();
    const status = await desk.statusOf(live);
    expect(status).toMatchObject({ result: 'ticket' });
    expect((await armed(status.ticketId)).length).toBe(6);
  });

  it('goes on in the live ticket that it has since', async () => {
    const old = await imported();
    const first = desk.post({ author: old.author });
    const second = desk.post({ author: old.author });
    await desk.send(first);
    await desk.send(second);
    await desk.settled();
    expect((await desk.statusOf(second)).ticketId).toBe((await desk.statusOf(first)).ticketId);
  });

  it('is a reply to the imported ticket where it is our own, and stops its clock', async () => {
    const old = await imported();
    const reply = desk.post({ author: OURSELVES, inReplyTo: old.externalId });
    await desk.send(reply);
    await desk.settled();
    const { result, ticketId = '' } = await desk.statusOf(reply);
    expect([result, ticketId]).toEqual(['reply', (await desk.statusOf(old)).ticketId]);
  });

  it('stands in the live views, and the imported ticket in its own', async () => {
    const person = await desk.person('agent');
    const views = await Promise.all(
      (['all', 'unassigned', 'breached', 'imported'] as const).map((view) =>
        desk.app.get(Queue).page(desk.brandId, { view, personId: person.id, limit: 200 }),
      ),
    );
    const [all, unassigned, breached, history] = views.map((page) => page.rows.map((row) => row.isImported));
    expect([...(all ?? []), ...(unassigned ?? []), ...(breached ?? [])]).not.toContain(true);
    expect(history?.length).toBeGreaterThan(3);
    expect(history).not.toContain(false);
  });
});
