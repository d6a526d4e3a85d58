import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { promises, writePolicy } from './policy-of.js';

let desk: TestDesk;
let mia: Page;
beforeAll(async () => {
  desk = await startDesk();
  await writePolicy(desk, { rules: [{ verificationMinutes: 60, targets: promises(30, 240) }] });
});
beforeEach(async () => {
  mia = await pageOf(desk, 'manager');
});
afterAll(() => desk.close());

async function resolvedTicket(): Promise<TicketStory> {
  const ticket = await desk.ticket();
  await ticket.answered();
  expect(await mia.put(`tickets/${ticket.id}/state`, { state: 'resolved' })).toMatchObject({ status: 204 });
  return ticket;
}

const row = async (ticket: TicketStory) => {
  const [found] = await desk.asOwner<{ recurrences: number; contacts: number; resolvedAt: Date | null }>(
    'select recurrences, contacts, resolved_at as "resolvedAt" from desk.ticket where id = $1',
    [ticket.id],
  );
  return found;
};

describe('a fix', () => {
  it('that held for as long as it is watched closes the ticket, as of the moment it was resolved', async () => {
    const ticket = await resolvedTicket();
    const { resolvedAt } = (await row(ticket))!;
    await desk.advance('61 minutes');
    await ticket.happened('fix held');
    expect(await ticket.state()).toBe('closed');
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'met', stoppedAt: resolvedAt });
  });

  it('is not closed before its time is over', async () => {
    const ticket = await resolvedTicket();
    const witness = await resolvedTicket();
    await desk.asOwner('update desk.ticket set verify_until = desk.now() where id = $1', [witness.id]);
    await witness.happened('fix held');
    expect(await ticket.state()).toBe('resolved');
  });

  it('that did not hold is a recurrence: counted, one rung higher, the clock from the first report', async () => {
    const ticket = await resolvedTicket();
    const { startedAt, dueAt } = await ticket.clock('resolution');
    await ticket.wroteAgain({ text: 'It is down again.' });
    expect(await ticket.state()).toBe('open');
    expect((await ticket.events('recurred'))[0]).toMatchObject({
      actor: 'customer',
      body: { recurrences: 1 },
    });
    expect(await row(ticket)).toMatchObject({ recurrences: 1, contacts: 2 });
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'running', startedAt, dueAt });
    const lifts = await desk.asOwner<{ kind: string; lift: number }>(
      "select kind, lift from desk.clock where ticket_id = $1 and state = 'running' order by kind",
      [ticket.id],
    );
    expect(lifts).toEqual([
      { kind: 'next_response', lift: 1 },
      { kind: 'resolution', lift: 1 },
    ]);
  });

  it('that is called one again is watched anew', async () => {
    const ticket = await resolvedTicket();
    await desk.advance('50 minutes');
    await ticket.wroteAgain();
    await ticket.answered();
    await mia.put(`tickets/${ticket.id}/state`, { state: 'resolved' });
    await desk.advance('20 minutes');
    const witness = await resolvedTicket();
    await desk.asOwner('update desk.ticket set verify_until = desk.now() where id = $1', [witness.id]);
    await witness.happened('fix held');
    expect(await ticket.state()).toBe('resolved');
  });
});

describe('fixes that cannot be closed', () => {
  afterAll(() => desk.asOwner('drop function desk.get_stuck cascade'));

  it('keep no other from it, however many they are', async () => {
    await desk.asOwner(`
      create function desk.get_stuck() returns trigger language plpgsql
        as $$ begin raise exception 'this one is stuck'; end $$;
      create trigger stuck before update on desk.ticket for each row
        when (new.topic = 'stuck' and new.state = 'closed') execute function desk.get_stuck();`);
    const ticket = await resolvedTicket();
    await desk.asOwner(
      `insert into desk.ticket
         select (json_populate_record(t, json_build_object('id', gen_random_uuid(), 'topic', 'stuck',
                   'verify_until', now() - interval '1 day'))).*
           from desk.ticket t, generate_series(1, 60) where t.id = $1`,
      [ticket.id],
    );
    await desk.asOwner('update desk.ticket set verify_until = desk.now() where id = $1', [ticket.id]);
    await ticket.happened('fix held');
    expect(await ticket.state()).toBe('closed');
  });
});

describe('the time in which a problem was called fixed', () => {
  it('counts as running, and a deadline that passed in it is a breach at its own instant', async () => {
    const ticket = await resolvedTicket();
    const { dueAt } = await ticket.clock('resolution');
    await desk.asOwner(
      "update desk.ticket set verify_until = verify_until + interval '1 day' where id = $1",
      [ticket.id],
    );
    await desk.advance('5 hours');
    expect(await ticket.events('breached')).toEqual([]);
    await ticket.wroteAgain();
    await ticket.happened('breached');
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'breached', breachedAt: dueAt });
  });

  it('stands still where the policy says so, up to the customer’s own post', async () => {
    const targets = promises(30, 240, { pauses: ['resolved'] });
    await writePolicy(desk, { rules: [{ verificationMinutes: 600, targets }] });
    const ticket = await resolvedTicket();
    const { dueAt } = await ticket.clock('resolution');
    const { resolvedAt } = (await row(ticket))!;
    await desk.advance('5 hours');
    const back = new Date((await desk.now()).getTime() - 60_000);
    await ticket.wroteAgain({ postedAt: back.toISOString() });
    const moved = dueAt.getTime() + back.getTime() - resolvedAt!.getTime();
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'running', dueAt: new Date(moved) });
    expect(await ticket.events('breached')).toEqual([]);
  });
});

describe('a customer of a resolved ticket', () => {
  it('who only says thank you leaves it resolved, is not counted and starts no clock', async () => {
    const ticket = await resolvedTicket();
    await ticket.wroteAgain({ text: 'Thanks, works again!' });
    expect(await ticket.state()).toBe('resolved');
    expect(await ticket.rounds()).toEqual([]);
    expect(await row(ticket)).toMatchObject({ recurrences: 0, contacts: 1 });
  });

  it('who writes outside the thread, on the same topic, is back with the same problem', async () => {
    const ticket = await resolvedTicket();
    const post = desk.post({ author: ticket.post.author, text: ticket.post.text });
    await desk.send(post);
    await desk.settled();
    expect(await desk.statusOf(post)).toMatchObject({ result: 'attached', ticketId: ticket.id });
    expect((await ticket.events('recurred'))[0]).toMatchObject({ body: { recurrences: 1 } });
  });

  it('who writes on another topic has another problem', async () => {
    const ticket = await resolvedTicket();
    const post = desk.post({
      author: ticket.post.author,
      text: 'Somebody hacked my account, this is fraud!',
    });
    await desk.send(post);
    await desk.settled();
    expect(await desk.statusOf(post)).toMatchObject({ result: 'ticket' });
    expect(await ticket.state()).toBe('resolved');
  });
});
