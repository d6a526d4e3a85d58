import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import type { TicketStory } from '../ticket-story.js';

const LADDER = ['warned', 'warned', 'escalated', 'breached', 'escalated'];
const after = (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000);

describe('the alarm', () => {
  let desk: TestDesk;
  let ownerId: string;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 * 24 * 300, repeatMinutes: 15 });
    const [account] = await desk.asOwner<{ owner: string }>('select owner_id as owner from desk.account');
    ownerId = account?.owner ?? '';
  });
  afterAll(() => desk.close());

  /** The clock is everybody's: what an earlier test left open would ring in this one too. */
  const quiet = () =>
    desk.asOwner(
      `with gone as (delete from desk.deadline where fired_at is null) update desk.ticket set state = 'closed'`,
    );
  const fresh = async (given: Parameters<TestDesk['ticket']>[0] = {}): Promise<TicketStory> => {
    await quiet();
    return desk.ticket(given);
  };
  const escalations = async (ticket: TicketStory) =>
    (await ticket.events('escalated')).map(({ body }) => [
      body['threshold'],
      body['step'],
      body['whom'],
      body['gap'],
    ]);

  it('warns at 50 and 75 %, and breaches and climbs at 100 %, each in its order', async () => {
    const ticket = await fresh();
    await desk.advance('11 minutes');
    await ticket.happened('warned');
    expect(await ticket.timeline()).toEqual(['opened', 'warned']);
    await desk.advance('5 minutes');
    await ticket.happened('escalated');
    expect(await ticket.timeline()).toEqual(['opened', 'warned', 'warned', 'escalated']);
    await desk.advance('5 minutes');
    await ticket.happened('breached');
    expect(await ticket.timeline()).toEqual(['opened', ...LADDER]);
  });

  it('dates a breach at the deadline itself, and says beside it when it was noticed', async () => {
    const ticket = await fresh();
    await desk.advance('20 minutes');
    await ticket.happened('breached');
    const { state, startedAt, dueAt, breachedAt, detectedAt, stoppedAt } = await ticket.clock();
    expect([state, breachedAt, stoppedAt]).toEqual(['breached', dueAt, null]);
    expect(dueAt).toEqual(after(startedAt, 20));
    const lagMs = (detectedAt?.getTime() ?? 0) - dueAt.getTime();
    expect(lagMs).toBeGreaterThanOrEqual(0);
    expect(lagMs).toBeLessThan(5_000);
    const [event] = await ticket.events('breached');
    expect(event).toMatchObject({
      ...{ actor: 'alarm', at: dueAt },
      body: { dueAt: dueAt.toISOString(), detectedAt: detectedAt?.toISOString(), threshold: 100 },
    });
  });

  it('tells the assignee at 75 % and the account’s owner at 100 %', async () => {
    const ticket = await fresh();
    const { id: assignee } = await desk.person('agent');
    await ticket.assignedTo(assignee);
    await desk.advance('21 minutes');
    await ticket.happened('breached');
    expect(await ticket.notices()).toEqual([
      { clock: 'first_response', threshold: 75, step: 0, personId: assignee },
      { clock: 'first_response', threshold: 100, step: 0, personId: ownerId },
    ]);
    expect(await escalations(ticket)).toEqual([
      [75, 0, 'assignee', null],
      [100, 0, 'owner', null],
    ]);
  });

  it('tells the owner at 75 % already where nobody is assigned, and records the gap', async () => {
    const ticket = await fresh();
    await desk.advance('16 minutes');
    await ticket.happened('escalated');
    expect(await ticket.notices()).toMatchObject([{ threshold: 75, personId: ownerId }]);
    expect(await escalations(ticket)).toEqual([[75, 0, 'assignee', 'no assignee']]);
  });

  it('climbs on and records the gap where the account has no owner', async () => {
    await desk.app
      .get(Brands)
      .addAccount(
        desk.brandId,
        { channel: 'x', externalId: 'orphan', handle: '@orphan', ownerId: null },
        'test',
      );
    const ticket = await fresh({ account: '@orphan' });
    await desk.advance('31 minutes');
    await ticket.happened('escalated', 2);
    expect(await ticket.notices()).toEqual([]);
    expect(await escalations(ticket)).toEqual([
      [75, 0, 'assignee', 'no assignee'],
      [100, 0, 'owner', 'no owner'],
    ]);
    expect((await ticket.clock()).state).toBe('breached');
  });

  it('tells the owner again every 15 minutes until a person answers the customer, and not after', async () => {
    const ticket = await fresh();
    await desk.advance('21 minutes');
    await ticket.happened('escalated', 2);
    await desk.advance('15 minutes');
    await ticket.happened('escalated', 3);
    await desk.advance('15 minutes');
    await ticket.happened('escalated', 4);
    expect((await ticket.notices()).map((notice) => notice.step)).toEqual([0, 0, 1, 2]);
    const joined = await ticket.joined();
    await ticket.answered({ inReplyTo: joined.externalId });
    await desk.advance('15 minutes');
    await ticket.happened('escalated', 5);
    await ticket.answered();
    const witness = await desk.ticket();
    await desk.advance('45 minutes');
    await witness.happened('breached');
    expect(await ticket.events('escalated')).toHaveLength(5);
    expect((await ticket.clock()).state).toBe('breached');
    expect((await ticket.timeline()).at(-1)).toBe('replied');
  });

  it('fires what fell due while nothing ran late, once, says by how much, and piles up no repeats', async () => {
    const ticket = await fresh();
    await desk.advance('65 minutes');
    await ticket.happened('breached');
    await ticket.happened('escalated', 2);
    expect(await ticket.timeline()).toEqual(['opened', ...LADDER]);
    const late = (await ticket.events('escalated')).map(({ body }) => Number(body['lateMs']) / 60_000);
    expect(late[0]).toBeGreaterThanOrEqual(50);
    expect(late[0]).toBeLessThan(51);
    expect(late[1]).toBeGreaterThanOrEqual(45);
    expect(late[1]).toBeLessThan(46);
    const next = await desk.asOwner<{ dueAt: Date; step: number }>(
      `select due_at as "dueAt", step from desk.deadline
        where ticket_id = $1 and fired_at is null and clock = 'first_response'`,
      [ticket.id],
    );
    expect(next).toEqual([{ step: 1, dueAt: after((await ticket.clock()).startedAt, 80) }]);
  });

  it('opens a ticket for a post that was late itself, and breaches it at its deadline in the past', async () => {
    await quiet();
    const postedAt = after(await desk.now(), -120);
    const ticket = await desk.ticket({ postedAt: postedAt.toISOString() });
    await ticket.happened('breached');
    expect((await ticket.clock()).breachedAt).toEqual(after(postedAt, 20));
    expect(await ticket.timeline()).toEqual(['opened', ...LADDER]);
  });
});
