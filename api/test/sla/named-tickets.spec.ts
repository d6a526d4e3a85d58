import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf } from '../page.js';
import { become, promised } from './promised.js';

/** What becomes of tickets in the cases that the end of the design's `sla.md` lists. */
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

describe('a ticket', () => {
  it('that was created already answered has a clock that was met', async () => {
    await promised(desk, {});
    const now = await desk.now();
    const asked = desk.post({ postedAt: new Date(now.getTime() - 60_000).toISOString() });
    const answer = desk.post({
      inReplyTo: asked.externalId,
      author: { externalId: 'brand-cares-id', handle: '@BrandCares', displayName: 'Brand Cares' },
      postedAt: new Date(now.getTime() - 30_000).toISOString(),
    });
    await desk.send([answer, asked]);
    await desk.settled();
    const { ticketId = '' } = await desk.statusOf(asked);
    const [clock] = await desk.asOwner(
      "select state, stopped_at as at from desk.clock where ticket_id = $1 and kind = 'first_response'",
      [ticketId],
    );
    expect(clock).toEqual({ state: 'met', at: new Date(answer.postedAt) });
  });

  it('answered late between two looks has breached', async () => {
    await promised(desk, { minutes: 10 });
    const now = await desk.now();
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
    const asked = desk.post({ postedAt: ago(15) });
    const author = { externalId: 'brand-cares-id', handle: '@BrandCares', displayName: 'Brand Cares' };
    await desk.send([asked, desk.post({ inReplyTo: asked.externalId, author, postedAt: ago(1) })]);
    await desk.settled();
    const { ticketId = '' } = await desk.statusOf(asked);
    const [clock] = await desk.asOwner(
      "select state, breached_at as at from desk.clock where ticket_id = $1 and kind = 'first_response'",
      [ticketId],
    );
    expect(clock).toEqual({ state: 'breached', at: new Date(ago(5)) });
  });

  it('that is resolved starts no response clock for thanks, unless an agent says so', async () => {
    await promised(desk, {});
    const ticket = await desk.ticket();
    await ticket.answered();
    await become(desk, ticket, { state: 'resolved' });
    const thanks = await ticket.wroteAgain({ text: 'Thanks a lot!' });
    expect([await ticket.state(), await ticket.rounds()]).toEqual(['resolved', []]);
    const [post] = await desk.asOwner<{ id: string }>('select id from desk.post where external_id = $1', [
      thanks.externalId,
    ]);
    const mia = await pageOf(desk, 'manager');
    expect((await mia.post(`tickets/${ticket.id}/posts/${post?.id}/wants-answer`, {})).status).toBeLessThan(
      300,
    );
    expect(await ticket.state()).toBe('open');
    expect(await ticket.rounds()).toMatchObject([{ startedAt: new Date(thanks.postedAt), state: 'running' }]);
  });

  it('that was merged or closed never alarms', async () => {
    await promised(desk, { minutes: 60 });
    const author = { externalId: 'twice', handle: '@twice', displayName: 'Tina Twice' };
    const into = await desk.ticket({ author });
    await become(desk, into, { state: 'set aside', reason: 'praise' });
    const merged = await desk.ticket({ author });
    await become(desk, into, { state: 'open' });
    const mia = await pageOf(desk, 'manager');
    for (const { id } of [into, merged]) await mia.post(`tickets/${id}/claim`, {});
    const merge = await mia.post(`tickets/${merged.id}/merges`, { into: into.id });
    expect(merge).toEqual({ status: 204, body: undefined });
    const closed = await desk.ticket();
    await closed.answered();
    await become(desk, closed, { state: 'resolved' });
    await closed.confirmed();
    expect([await merged.state(), await closed.state()]).toEqual(['merged', 'closed']);
    const before = await Promise.all([merged.notices(), closed.notices()]);
    await desk.advance('2 hours');
    await into.happened('breached');
    expect(await Promise.all([merged.notices(), closed.notices()])).toEqual(before);
    expect(await merged.events('breached')).toEqual([]);
    expect(await closed.events('breached')).toEqual([]);
  });

  it('that is opened again keeps its breaches and the time that it used', async () => {
    await promised(desk, { minutes: 60 });
    const ticket = await desk.ticket();
    await ticket.answered();
    await desk.advance('61 minutes');
    await ticket.happened('breached');
    const before = await ticket.clock('resolution');
    await become(desk, ticket, { state: 'resolved' });
    await ticket.wroteAgain({ text: 'It is broken again.' });
    expect(await ticket.clock('resolution')).toEqual(before);
  });

  it('that has breached stays on top of the queue and never falls off its list', async () => {
    await promised(desk, { minutes: 60 });
    const ticket = await desk.ticket();
    await desk.advance('61 minutes');
    await ticket.happened('breached');
    for (let count = 0; count < 3; count += 1) await desk.ticket();
    const places = async (view: string) => {
      const mia = await pageOf(desk, 'manager');
      const { body } = await mia.get<{ rows: { id: string }[] }>(`queue?view=${view}`);
      return body.rows.map(({ id }) => id);
    };
    const all = await places('all');
    const breached = await places('breached');
    expect(breached).toContain(ticket.id);
    expect(all.slice(0, breached.length).toSorted()).toEqual(breached.toSorted());
    await desk.advance('400 days');
    expect(await places('breached')).toContain(ticket.id);
  });
});
