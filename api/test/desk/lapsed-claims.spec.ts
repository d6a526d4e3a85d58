import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LapsedClaims } from '../../src/desk/queue/lapsed-claims.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';

describe('the claim of somebody who has gone', () => {
  let desk: TestDesk;
  let ana: Page;
  let ticket: TicketStory;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20 });
    ana = await pageOf(desk, 'agent');
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await desk.asOwner("update desk.ticket set state = 'closed', assignee_id = null, claimed_at = null");
    await desk.asOwner('delete from desk.presence');
    ticket = await desk.ticket();
    await ana.post(`tickets/${ticket.id}/claim`);
  });

  const holder = async () => {
    const [row] = await desk.asOwner<{ assignee_id: string | null }>(
      'select assignee_id from desk.ticket where id = $1',
      [ticket.id],
    );
    return row?.assignee_id;
  };
  const skips = () =>
    desk.asOwner('select person_id, reason from desk.skip where ticket_id = $1', [ticket.id]);
  const last = async () => (await ticket.events()).at(-1);
  const ago = (interval: string) =>
    desk.asOwner('update desk.ticket set claimed_at = now() - $2::interval where id = $1', [
      ticket.id,
      interval,
    ]);
  const wasHere = (interval: string) =>
    desk.asOwner(
      `insert into desk.presence (brand_id, socket_id, person_id, seen_at) values ($1, 'gone', $2, now() - $3::interval)`,
      [desk.brandId, ana.personId, interval],
    );
  const lookForLapsed = () => desk.app.get(LapsedClaims).look();

  it('lapses after a quarter of an hour without a sign of life, and was a skip', async () => {
    await ago('16 minutes');
    await wasHere('15 minutes 1 second');
    await lookForLapsed();
    expect(await holder()).toBeNull();
    const body = { reason: 'gone', personId: ana.personId };
    expect(await last()).toMatchObject({ kind: 'skipped', actor: 'desk', body });
    expect(await skips()).toEqual([{ person_id: ana.personId, reason: 'gone' }]);
    await lookForLapsed();
    expect(await ticket.events('skipped')).toHaveLength(1);
  });

  it('lapses without a skip where its holder had answered', async () => {
    await ticket.answered();
    await ago('16 minutes');
    await lookForLapsed();
    expect(await last()).toMatchObject({ kind: 'released', actor: 'desk', body: { reason: 'gone' } });
    expect([await holder(), await skips()]).toEqual([null, []]);
  });

  it.each([
    ['its holder is here', '16 minutes', '14 minutes', 'open'],
    ['it is young', '14 minutes', '20 minutes', 'open'],
    ['the ticket waits for its customer', '16 minutes', '20 minutes', 'waiting'],
  ])('stands while %s', async (_, claimed, seen, state) => {
    await ago(claimed);
    await wasHere(seen);
    await desk.asOwner('update desk.ticket set state = $2 where id = $1', [ticket.id, state]);
    await lookForLapsed();
    expect(await holder()).toBe(ana.personId);
  });
});
