import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountList, AccountRow } from '@evenhand/shared/wire/accounts';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { standingInLine } from '../standing-in-line.js';

describe('the accounts of a brand', () => {
  let desk: TestDesk;
  let manager: { id: string; cookie: string; csrf: string };
  beforeAll(async () => {
    desk = await startDesk();
    const mara = await desk.person('manager', 'Mara Manager');
    manager = { id: mara.id, ...(await desk.signIn(mara.email)) };
  });
  afterAll(() => desk.close());

  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${desk.url}/api/brands/${desk.brandId}/accounts${path}`, {
      method,
      headers: { cookie: manager.cookie, 'x-xsrf-token': manager.csrf, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const list = async () => (await (await ask('GET', '')).json()) as AccountList;

  it('say who owns them, what they promise, and that nothing has come yet', async () => {
    const { accounts, people } = await list();
    expect(accounts).toMatchObject([
      {
        handle: '@BrandCares',
        channel: 'x',
        owner: { name: 'Olga Owner' },
        targets: [
          { clock: 'first_response', seconds: 1_800 },
          { clock: 'resolution', seconds: 86_400 },
        ],
        boardPath: null,
        lastReceivedAt: null,
        lastAnsweredAt: null,
        oldestUnansweredAt: null,
        openTickets: 0,
      },
    ]);
    expect(people.map(({ name }) => name)).toEqual(['Mara Manager', 'Olga Owner']);
  });

  it('say when they last heard, last spoke, and whom nobody has answered', async () => {
    const first = await desk.ticket();
    const second = await desk.ticket();
    const reply = await first.answered();
    const [account] = (await list()).accounts as [AccountRow];
    expect(Date.parse(account.lastAnsweredAt!)).toBe(Date.parse(reply.postedAt));
    expect(Date.parse(account.lastReceivedAt!)).toBe(Date.parse(second.post.postedAt));
    expect(Date.parse(account.oldestUnansweredAt!)).toBe(Date.parse(second.post.postedAt));
    expect(account.openTickets).toBe(2);
  });

  it('get a board with a public page, owned by whom the manager names', async () => {
    const made = (await (
      await ask('POST', '/boards', { name: 'Nova Help', ownerId: manager.id })
    ).json()) as AccountRow;
    expect(made).toMatchObject({ channel: 'board', handle: 'Nova Help', owner: { name: 'Mara Manager' } });
    expect(made.boardPath).toBe(`/board/${made.id}`);
  });

  it('change hands, which stands in the record', async () => {
    const changed = await ask('PATCH', `/${desk.accountId}`, { ownerId: manager.id });
    expect(await changed.json()).toMatchObject({ owner: { id: manager.id } });
    const [event] = await desk.asOwner<{ actor: string; body: unknown }>(
      `select actor, body from ledger.event where chain = $1 and kind = 'owner changed'`,
      [desk.accountId],
    );
    expect(event).toMatchObject({ actor: `person ${manager.id}`, body: { ownerId: manager.id } });
  });

  it('are given to nobody who is just leaving', async () => {
    const admin = await desk.signIn((await desk.person('admin')).email);
    const { id } = await desk.person('manager');
    const asked: Promise<Response>[] = [];
    // The gift has been looked at and is about to be written down.
    await desk.whileHolding('select from desk.chain where id = $1 for update', [desk.accountId], async () => {
      asked.push(ask('PATCH', `/${desk.accountId}`, { ownerId: id }));
      await standingInLine(desk, 1);
      asked.push(
        fetch(`${desk.url}/api/brands/${desk.brandId}/people/${id}`, {
          method: 'DELETE',
          headers: { cookie: admin.cookie, 'x-xsrf-token': admin.csrf },
        }),
      );
      await standingInLine(desk, 2);
    });
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 409]);
    expect((await ask('PATCH', `/${desk.accountId}`, { ownerId: manager.id })).status).toBe(200);
  });

  it('are opened for nobody who does not work for the brand', async () => {
    const brands = desk.app.get(Brands);
    const other = await brands.add('Another Brand', 'test');
    const board = { channel: 'board', externalId: 'x', handle: 'Their Help', ownerId: manager.id } as const;
    await expect(brands.addAccount(other.id, board, 'test')).rejects.toMatchObject({ code: 'no-owner' });
  });

  it('are not given to an auditor, to a stranger, nor where they are not', async () => {
    const auditor = await desk.person('auditor');
    expect((await ask('PATCH', `/${desk.accountId}`, { ownerId: auditor.id })).status).toBe(422);
    expect((await ask('PATCH', `/${desk.brandId}`, { ownerId: manager.id })).status).toBe(404);
    expect((await ask('PATCH', `/${desk.accountId}`, { ownerId: manager.id, followers: 3 })).status).toBe(
      400,
    );
  });
});
