import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApplicationPreview, Applied, PolicyRow } from '@evenhand/shared/wire/policies';
import { Chunks } from '../../src/desk/sla/apply/chunks.js';
import { Unfinished } from '../../src/desk/sla/apply/unfinished.js';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from '../people/asking.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';
import { promises, reviseCalendar, writeCalendar, writePolicy, type RuleGiven } from './policy-of.js';

const MINUTE = 60_000;

describe('a policy applied to open tickets', () => {
  let desk: TestDesk;
  let mona: { id: string; seat: Seat };
  let policyId: string;
  beforeEach(async () => {
    desk = await startDesk();
    mona = await manager('Mona Manager');
    ({ policyId } = await writePolicy(desk, { rules: [{ targets: promises(60, 600) }] }));
  });
  afterEach(() => desk.close());

  const manager = async (name: string) => {
    const { id, email } = await desk.person('manager', name);
    return { id, seat: await desk.signIn(email) };
  };
  const call = <T>(what: string, body?: object, by = mona.seat) =>
    ask<T & { code?: string }>(desk, `POST /api/brands/${desk.brandId}/policies/${policyId}/${what}`, {
      by,
      ...(body && { body }),
    });
  const look = async () => (await call<ApplicationPreview>('previews')).body;
  const apply = (previewId: string, reason: string | null = 'We promised too much.', by = mona.seat) =>
    call<Applied>('applications', { previewId, reason }, by);
  const rewrite = (...rules: RuleGiven[]) => writePolicy(desk, { policyId, rules });
  const ticketOf = () => desk.ticket({ author: somebody(), text: 'Something is strange here.' });
  const minutesOf = async (ticket: TicketStory) => {
    const { startedAt, dueAt } = await ticket.clock();
    return (dueAt.getTime() - startedAt.getTime()) / MINUTE;
  };
  const appliedEvents = () =>
    desk.asOwner<{ actor: string; body: Record<string, unknown> }>(
      "select actor, body from ledger.event where chain = $1 and kind = 'policy applied'",
      [policyId],
    );

  it('moves what the preview showed, where it showed it, and says who, why and how many', async () => {
    const tickets = [await ticketOf(), await ticketOf()];
    await rewrite({ name: 'Slower', targets: promises(90, 300) });
    const preview = await look();
    expect(preview).toMatchObject({
      ...{ policyVersion: 2, tickets: 2, sooner: 2, later: 2, wouldHaveHidden: 0, wantsReason: true },
    });
    expect(preview.moves).toHaveLength(4);
    expect(await minutesOf(tickets[0]!)).toBe(60);
    const { status, body } = await apply(preview.id);
    expect([status, body]).toEqual([200, { tickets: 2, moved: 4, leftAlone: 0 }]);
    for (const move of preview.moves) {
      const ticket = tickets.find(({ id }) => id === move.ticketId);
      expect((await ticket!.clock(move.clock)).dueAt.toISOString()).toBe(move.due);
      expect([move.policyBefore, move.ruleBefore, move.rule]).toEqual([null, 'Rule 1', 'Slower']);
    }
    const events = await appliedEvents();
    expect(events).toEqual([
      {
        actor: `person ${mona.id}`,
        body: {
          ...{ applicationId: preview.id, version: 2, tickets: 2, moved: 4, leftAlone: 0 },
          ...{ sooner: 2, later: 2, wouldHaveHidden: 0, reasonHash: expect.any(String) },
        },
      },
    ]);
    const moved = await tickets[0]!.events('clock moved');
    expect(moved.map(({ actor, body: said }) => [actor, said['cause']])).toEqual([
      [`person ${mona.id}`, 'policy applied'],
      [`person ${mona.id}`, 'policy applied'],
    ]);
  });

  it('says how many of them are resolved and only watched', async () => {
    await ticketOf();
    const { id } = await ticketOf();
    await desk.asOwner("update desk.ticket set state = 'resolved' where id = $1", [id]);
    await rewrite({ targets: promises(90, 300) });
    expect(await look()).toMatchObject({ tickets: 2, resolved: 1 });
    const { body } = await ask<PolicyRow[]>(desk, `GET /api/brands/${desk.brandId}/policies`, {
      by: mona.seat,
    });
    expect(body.find((policy) => policy.id === policyId)).toMatchObject({ openTickets: 1 });
  });

  it('is foretold by counting what can move, and from which policies', async () => {
    const breached = await ticketOf();
    await desk.advance('11 hours');
    await breached.happened('breached', 2);
    await ticketOf();
    await rewrite({ name: 'Slower', targets: promises(90, 900) });
    const row = async (id: string) => {
      const path = `GET /api/brands/${desk.brandId}/policies`;
      return (await ask<PolicyRow[]>(desk, path, { by: mona.seat })).body.find((one) => one.id === id);
    };
    expect(await row(policyId)).toMatchObject({ openTickets: 2, openUnderOlder: 1, openElsewhere: 0 });

    const before = (await row(policyId))?.name;
    const other = await writePolicy(desk, { rules: [{ name: 'Theirs', targets: promises(5, 50) }] });
    expect(await row(policyId)).toMatchObject({ openTickets: 2, openUnderOlder: 0 });
    policyId = other.policyId;
    expect(await row(policyId)).toMatchObject({ openTickets: 0, openElsewhere: 1, elsewhere: [before] });
    const preview = await look();
    const names = preview.moves.map((move) => [move.policyBefore, move.ruleBefore, move.rule]);
    expect(names).toEqual(Array(2).fill([before, 'Rule 1', 'Theirs']));
    await apply(preview.id);
    expect(await row(policyId)).toMatchObject({ openTickets: 1, openUnderOlder: 0, openElsewhere: 0 });
  });

  it('is applied once, however often it is pressed', async () => {
    const ticket = await ticketOf();
    await rewrite({ targets: promises(90, 600) });
    const { id } = await look();
    const answers = await Promise.all([apply(id), apply(id), apply(id)]);
    expect(answers.map(({ body }) => body)).toEqual(
      answers.map(() => ({ tickets: 1, moved: 1, leftAlone: 0 })),
    );
    expect((await apply(id)).body).toEqual({ tickets: 1, moved: 1, leftAlone: 0 });
    expect(await appliedEvents()).toHaveLength(1);
    expect(await ticket.events('clock moved')).toHaveLength(1);
  });

  it('leaves alone what another manager has moved in the meantime', async () => {
    await ticketOf();
    await rewrite({ targets: promises(90, 600) });
    const otto = await manager('Otto Other');
    const [mine, theirs] = [await look(), await look()];
    const both = await Promise.all([apply(mine.id), apply(theirs.id, 'Me too.', otto.seat)]);
    expect(both.map(({ body }) => body.moved).toSorted()).toEqual([0, 1]);
    expect(both.map(({ body }) => body.leftAlone).toSorted()).toEqual([0, 2]);
  });

  it('leaves alone what was answered or has breached since, and tickets that came later', async () => {
    const [answered, breached] = [await ticketOf(), await ticketOf()];
    await desk.advance('55 minutes');
    await rewrite({ targets: promises(90, 600) });
    const preview = await look();
    await answered.answered();
    const late = await ticketOf();
    await desk.advance('6 minutes');
    const { body } = await apply(preview.id);
    expect(body).toMatchObject({ moved: 0, leftAlone: 2 });
    expect(await minutesOf(answered)).toBe(60);
    expect(await minutesOf(breached)).toBe(60);
    expect((await breached.clock()).state).toBe('breached');
    expect(await late.events('clock moved')).toEqual([]);
    expect(await breached.events('breached')).toHaveLength(1);
  });

  it('counts the breaches that it would have hidden, and hides none', async () => {
    const ticket = await ticketOf();
    await desk.advance('61 minutes');
    await ticket.happened('breached');
    const before = await ticket.clock();
    await rewrite({ targets: promises(120, 600) });
    const preview = await look();
    expect(preview.wouldHaveHidden).toBe(1);
    await apply(preview.id);
    expect(await ticket.clock()).toEqual(before);
    expect((await appliedEvents())[0]?.body).toMatchObject({ wouldHaveHidden: 1 });
  });

  it('matches each ticket with the rules again', async () => {
    const ticket = await ticketOf();
    await desk.asOwner("update desk.ticket set topic = 'security', contract = 'Gold' where id = $1", [
      ticket.id,
    ]);
    await rewrite(
      { name: 'Gold', conditions: { topics: ['security'], contracts: ['Gold'] }, targets: promises(20, 60) },
      { name: 'Else', targets: promises(60, 600) },
    );
    const { id, moves } = await look();
    expect(moves.map(({ rule }) => rule)).toEqual(['Gold', 'Gold']);
    await apply(id, null);
    expect(await minutesOf(ticket)).toBe(20);
  });

  it('wants a reason where somebody is to wait longer, and none else', async () => {
    await ticketOf();
    await rewrite({ targets: promises(90, 600) });
    const { id } = await look();
    expect(await apply(id, '  ')).toMatchObject({ status: 422, code: 'no-reason' });
    expect((await apply(id)).status).toBe(200);
    await rewrite({ targets: promises(80, 600) });
    const sooner = await look();
    expect(sooner.wantsReason).toBe(false);
    expect((await apply(sooner.id, null)).status).toBe(200);
  });

  it('is refused an hour after the look, and where a version or a calendar was saved since', async () => {
    await ticketOf();
    const calendarId = await writeCalendar(desk, { zone: 'UTC' });
    await rewrite({ targets: promises(90, 600, { calendarId }) });
    const old = await look();
    await desk.advance('61 minutes');
    expect(await apply(old.id)).toMatchObject({ status: 409, code: 'preview-old' });
    const stale = await look();
    await reviseCalendar(desk, calendarId, { zone: 'Europe/Brussels' });
    expect(await apply(stale.id)).toMatchObject({ status: 409, code: 'preview-stale' });
    const staler = await look();
    await rewrite({ targets: promises(91, 600) });
    expect(await apply(staler.id)).toMatchObject({ status: 409, code: 'preview-stale' });
    expect(await appliedEvents()).toEqual([]);
  });

  it('goes on where a node died in the middle, and is done once', async () => {
    const tickets = [await ticketOf(), await ticketOf()];
    await rewrite({ targets: promises(90, 600) });
    const { id } = await look();
    const chunks = desk.app.get(Chunks);
    const next = chunks.next.bind(chunks);
    chunks.next = () => Promise.reject(new Error('The power is gone.'));
    expect((await apply(id)).status).toBe(500);
    chunks.next = next;
    expect(await minutesOf(tickets[0]!)).toBe(60);
    await desk.advance('2 minutes');
    await desk.app.get(Unfinished).look();
    expect(await Promise.all(tickets.map(minutesOf))).toEqual([90, 90]);
    await desk.app.get(Unfinished).look();
    expect(await appliedEvents()).toMatchObject([{ actor: `person ${mona.id}`, body: { moved: 2 } }]);
  });

  it('goes chunk by chunk through more tickets than one transaction takes', async () => {
    const posts = Array.from({ length: 230 }, () =>
      desk.post({ author: somebody(), text: 'It is strange.' }),
    );
    await desk.send(posts);
    await desk.settled();
    await rewrite({ targets: promises(5_000, 50_000) });
    const preview = await look();
    expect([preview.tickets, preview.moves.length]).toEqual([230, 200]);
    expect((await apply(preview.id)).body).toEqual({ tickets: 230, moved: 460, leftAlone: 0 });
    expect((await appliedEvents())[0]?.body).toMatchObject({ tickets: 230 });
  });

  it('is for managers, and knows no preview of another policy', async () => {
    const agent = await desk.signIn((await desk.person('agent')).email);
    expect((await call('previews', undefined, agent)).status).toBe(403);
    const { id } = await look();
    ({ policyId } = await writePolicy(desk, { rules: [{}] }));
    expect((await apply(id)).status).toBe(404);
  });
});
