import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { ask } from '../people/asking.js';
import { until } from '../until.js';
import { type Made, openBoard, said, Visitor } from './visitor.js';

describe('a complaint that is opened again', () => {
  let desk: TestDesk;
  let visitor: Visitor;
  let accountId: string;
  let manager: { cookie: string; csrf: string };
  beforeAll(async () => {
    desk = await startDesk();
    accountId = await openBoard(desk);
    manager = await desk.signIn((await desk.person('manager', 'Mia Manager')).email);
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    visitor = new Visitor(desk, accountId);
  });

  const ticketOf = async ({ id }: Made) => {
    const [row] = await desk.asOwner<{ id: string; state: string }>(
      'select t.id, t.state from desk.ticket t join desk.post p on p.ticket_id = t.id where p.external_id = $1',
      [id],
    );
    return row!;
  };
  const put = async (ticketId: string, state: string) => {
    const of = `/api/brands/${desk.brandId}/tickets/${ticketId}`;
    expect((await ask(desk, `PUT ${of}/state`, { by: manager, body: { state } })).status).toBe(204);
  };
  const resolved = async () => {
    const complaint = await visitor.complained();
    await desk.settled();
    const { id } = await ticketOf(complaint);
    await desk.asOwner('update desk.ticket set answered_at = now() where id = $1', [id]);
    await put(id, 'resolved');
    return { complaint, ticketId: id };
  };
  const stands = async ({ id }: Made) => {
    const { posts, isSolved, isReopened, isConfirmed } = (await visitor.thread(id)).thread;
    return { kinds: posts.map(({ kind }) => kind), isSolved, isReopened, isConfirmed };
  };

  it('is not solved any more, and cannot be confirmed until it is called solved again', async () => {
    const { complaint, ticketId } = await resolved();
    expect(await stands(complaint)).toMatchObject({ isSolved: true, isReopened: false });
    await put(ticketId, 'open');
    expect(await stands(complaint)).toEqual({
      ...{ kinds: ['complaint', 'solved', 'reopened'] },
      ...{ isSolved: false, isReopened: true, isConfirmed: false },
    });
    expect(await visitor.confirm(complaint.id, complaint.proof)).toMatchObject({
      status: 409,
      body: { code: 'not-solved' },
    });
    await put(ticketId, 'resolved');
    expect(await stands(complaint)).toMatchObject({ isSolved: true, isReopened: false });
    expect((await visitor.confirm(complaint.id, complaint.proof)).status).toBe(204);
    await until(async () => (await ticketOf(complaint)).state === 'closed', 'the ticket is closed');
  });

  it('is confirmed no longer where it was confirmed before', async () => {
    const { complaint, ticketId } = await resolved();
    await visitor.confirm(complaint.id, complaint.proof);
    await until(async () => (await ticketOf(complaint)).state === 'closed', 'the ticket is closed');
    await put(ticketId, 'open');
    expect(await stands(complaint)).toMatchObject({ isSolved: false, isReopened: true, isConfirmed: false });
  });

  it('says so too where the customer’s own words opened it', async () => {
    const { complaint } = await resolved();
    await visitor.more(complaint.id, complaint.proof);
    await until(async () => (await ticketOf(complaint)).state === 'open', 'the ticket is open again');
    expect((await stands(complaint)).kinds).toEqual(['complaint', 'solved', 'more', 'reopened']);
  });

  it('says nothing where it was never called solved', async () => {
    const { complaint, ticketId } = await resolved();
    await put(ticketId, 'open');
    await put(ticketId, 'waiting');
    await put(ticketId, 'open');
    expect((await stands(complaint)).kinds).toEqual(['complaint', 'solved', 'reopened']);
  });

  it('is confirmed no longer by who confirmed while it was being opened', async () => {
    const { complaint, ticketId } = await resolved();
    await Promise.all([visitor.confirm(complaint.id, complaint.proof), put(ticketId, 'open')]);
    await desk.settled();
    expect(await stands(complaint)).toMatchObject({ isSolved: false, isConfirmed: false });
    expect(await ticketOf(complaint)).toMatchObject({ state: 'open' });
  });

  it('is marked behind what was written while the mark had to wait', async () => {
    const { complaint, ticketId } = await resolved();
    const lock = "select pg_advisory_xact_lock(hashtext('evenhand board'), hashtext($1))";
    let opened = Promise.resolve();
    await desk.whileHolding(lock, [complaint.id], async () => {
      opened = put(ticketId, 'open');
      await until(async () => (await desk.asOwner(WAITING)).length > 0, 'the mark waits');
      await said(desk, complaint.id, 'confirmed', '');
    });
    await opened;
    expect((await stands(complaint)).kinds).toEqual(['complaint', 'solved', 'confirmed', 'reopened']);
  });
});

const WAITING =
  "select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
