import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { Brands } from '../../src/desk/coverage/brands.js';
import { Claims } from '../../src/desk/queue/claims.js';
import { salted } from '../../src/ledger/salted.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';

describe('a claim', () => {
  let desk: TestDesk;
  let ana: Page;
  let ben: Page;
  let manager: Page;
  let ticket: TicketStory;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20 });
    [ana, ben, manager] = [
      await pageOf(desk, 'agent'),
      await pageOf(desk, 'agent'),
      await pageOf(desk, 'manager'),
    ];
    await desk.asOwner("update people.person set name = 'Ben Agent' where id = $1", [ben.personId]);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await desk.asOwner("update desk.ticket set state = 'closed', assignee_id = null, claimed_at = null");
    await desk.asOwner('delete from desk.presence');
    ticket = await desk.ticket();
  });

  const claim = (page: Page, id = ticket.id) =>
    page.post<{ code: string; detail: string }>(`tickets/${id}/claim`);
  const release = (page: Page, why: unknown, id = ticket.id) =>
    page.post<{ code: string }>(`tickets/${id}/releases`, why);
  const holder = async () => {
    const [row] = await desk.asOwner<{ assignee_id: string | null; claimed_at: Date | null }>(
      'select assignee_id, claimed_at from desk.ticket where id = $1',
      [ticket.id],
    );
    expect(row?.claimed_at === null).toBe(row?.assignee_id === null);
    return row?.assignee_id;
  };
  const skips = () =>
    desk.asOwner('select person_id, reason from desk.skip where ticket_id = $1', [ticket.id]);
  const hasSent = (writer: Page, state: string) =>
    desk.asOwner(
      `insert into desk.outgoing (brand_id, id, ticket_id, account_id, channel, answers_post_id, person_id, signed_as,
         text, salt, is_deflection, then_state, state, queued_at, send_at)
       select brand_id, $2, id, account_id, channel, $2, $3, 'Ana', 'Hello', '', false, 'open', $4, desk.now(),
              desk.now() + interval '1 hour' from desk.ticket where id = $1`,
      [ticket.id, newId(), writer.personId, state],
    );
  const last = async () => (await ticket.events()).at(-1);

  it('gives the ticket to who made it, and says how many more urgent ones were passed over', async () => {
    const later = await desk.ticket();
    expect((await claim(ana)).status).toBe(204);
    expect(await holder()).toBe(ana.personId);
    const claimed = { kind: 'claimed', actor: `person ${ana.personId}`, body: { isNext: false, ahead: 0 } };
    expect(await last()).toMatchObject(claimed);
    const [overtaken] = [await desk.ticket()];
    await claim(ben, overtaken.id);
    expect((await overtaken.events('claimed'))[0]?.body).toEqual({ isNext: false, ahead: 1 });
    expect(await later.timeline()).toEqual(['opened']);
  });

  it('is told apart from a colleague’s, by name, and is its holder’s however often they make it', async () => {
    await claim(ben);
    const refused = await claim(ana);
    expect([refused.status, refused.body.code]).toEqual([409, 'claimed']);
    expect(refused.body.detail).toBe('Ben Agent has this ticket.');
    expect((await claim(ben)).status).toBe(204);
    expect(await ticket.timeline()).toEqual(['opened', 'claimed']);
  });

  it('goes to one of many who make it at the same moment on two nodes', async () => {
    const node = await desk.anotherNode();
    const people = await Promise.all(Array.from({ length: 8 }, () => desk.person('agent')));
    const tries = people.map(({ id }, nth) =>
      (nth % 2 ? node : desk.app).get(Claims).claim(desk.brandId, ticket.id, id),
    );
    const won = (await Promise.allSettled(tries)).map((one) => one.status === 'fulfilled');
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await holder()).toBe(people[won.indexOf(true)]?.id);
    expect(await ticket.events('claimed')).toHaveLength(1);
  });

  it.each([
    ['resolved', "state = 'resolved'", 'not-open'],
    ['set aside', "state = 'set aside'", 'not-open'],
    ['imported history', 'is_history = true', 'imported'],
  ])('is not possible on a ticket that is %s', async (_, change, code) => {
    await desk.asOwner(`update desk.ticket set ${change} where id = $1`, [ticket.id]);
    const refused = await claim(ana);
    expect([refused.status, refused.body.code]).toEqual([422, code]);
  });

  it('of a ticket of another brand, or of none, is a 404 that tells nothing', async () => {
    const other = await desk.app.get(Brands).add(`Brand ${newId()}`, 'test');
    const theirs = newId();
    await desk.asOwner(
      `insert into desk.account (brand_id, id, channel, external_id, handle, policy_id, created_at)
         select $1, id, channel, 'theirs', handle, policy_id, created_at from desk.account where brand_id = $2`,
      [other.id, desk.brandId],
    );
    await desk.asOwner(
      `insert into desk.ticket
         select copy.* from desk.ticket t, lateral jsonb_populate_record(null::desk.ticket,
                  to_jsonb(t) || jsonb_build_object('id', $2::uuid, 'brand_id', $3::uuid)) copy where t.id = $1`,
      [ticket.id, theirs, other.id],
    );
    const wrong = { reason: 'shift' };
    for (const id of [theirs, newId()]) {
      expect((await claim(ana, id)).status).toBe(404);
      expect((await release(manager, wrong, id)).status).toBe(404);
    }
  });

  it.each([
    ['without a reason', {}, 400],
    ['with a reason that is none', { reason: 'too loud' }, 400],
    ['for another reason, without words', { reason: 'other', words: '  ' }, 422],
    ['with a field that nobody asked for', { reason: 'shift', followers: 3 }, 400],
  ])('is not given back %s', async (_, why, status) => {
    await claim(ana);
    expect((await release(ana, why)).status).toBe(status);
    expect(await holder()).toBe(ana.personId);
  });

  it('is given back by its holder or a manager, and by nobody else', async () => {
    expect(await release(ana, { reason: 'shift' })).toMatchObject({
      status: 409,
      body: { code: 'not-claimed' },
    });
    await claim(ana);
    expect(await release(ben, { reason: 'shift' })).toMatchObject({
      status: 403,
      body: { code: 'not-yours' },
    });
    expect((await release(manager, { reason: 'shift' })).status).toBe(204);
    expect(await holder()).toBeNull();
    expect(await last()).toMatchObject({
      ...{ kind: 'skipped', actor: `person ${manager.personId}` },
      body: { reason: 'shift', personId: ana.personId },
    });
  });

  it('that is given back unanswered was a skip, and leaves the clocks as they are', async () => {
    await claim(ana);
    const before = await ticket.clock();
    expect((await release(ana, { reason: 'language' })).status).toBe(204);
    expect(await last()).toMatchObject({ kind: 'skipped', body: { reason: 'language' } });
    expect(await ticket.clock()).toEqual(before);
    expect(await skips()).toEqual([{ person_id: ana.personId, reason: 'language' }]);
  });

  it.each([
    ['released', 'queued', 'ana'],
    ['released', 'sending', 'ana'],
    ['released', 'unsure', 'ana'],
    ['skipped', 'refused', 'ana'],
    ['skipped', 'taken back', 'ana'],
    ['skipped', 'queued', 'ben'],
  ])('counts as %s while a reply is %s by %s', async (kind, state, writer) => {
    await claim(ana);
    await hasSent(writer === 'ana' ? ana : ben, state);
    await release(ana, { reason: 'shift' });
    expect((await last())?.kind).toBe(kind);
  });

  it('is a skip where the reply on its way is of an earlier claim', async () => {
    await claim(ana);
    await hasSent(ana, 'unsure');
    await release(ana, { reason: 'shift' });
    await desk.advance('1 minute');
    await claim(ana);
    await release(ana, { reason: 'shift' });
    expect((await last())?.kind).toBe('skipped');
  });

  it('that is given back after an answer was none, and one more claim begins anew', async () => {
    await claim(ana);
    await ticket.answered();
    await release(ana, { reason: 'skill' });
    expect(await last()).toMatchObject({ kind: 'released', body: { reason: 'skill' } });
    await desk.advance('1 minute');
    await claim(ana);
    await release(ana, { reason: 'skill' });
    expect((await last())?.kind).toBe('skipped');
  });

  it('keeps the words of its reason apart from the ledger, which has their salted hash', async () => {
    await claim(ana);
    await release(ana, { reason: 'other', words: 'The customer is my neighbour.' });
    const body = (await last())?.body ?? {};
    const [note] = await desk.asOwner<{ text: string; salt: Buffer; kind: string }>(
      'select text, salt, kind from desk.note where id = $1',
      [body['noteId']],
    );
    expect(note).toMatchObject({ text: 'The customer is my neighbour.', kind: 'reason' });
    expect(body['textHash']).toBe(salted(note?.text ?? '', note?.salt).textHash);
    expect(JSON.stringify(body)).not.toContain('neighbour');
  });
});
