import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { AccountRow } from '@evenhand/shared/wire/accounts';
import type { ContractRow, PolicyChoices } from '@evenhand/shared/wire/policies';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { atPolicies, type PolicyDesk } from './policy-desk.js';

describe('which policy an account has', () => {
  let desk: TestDesk;
  let policies: PolicyDesk;
  beforeAll(async () => {
    desk = await startDesk();
    policies = await atPolicies(desk);
  });
  afterAll(() => desk.close());

  const policyOf = async (accountId: string) => {
    const sql = 'select policy_id as id from desk.account where id = $1';
    return (await desk.asOwner<{ id: string }>(sql, [accountId]))[0]!.id;
  };
  const defaultId = async () => (await policies.list()).find(({ isDefault }) => isDefault)!.id;
  const choose = (policyId: string, accountId = desk.accountId) =>
    policies.call('PUT', `accounts/${accountId}/policy`, { policyId });

  it('is the default one for a new account, unless it comes with promises of its own', async () => {
    const board = (await policies.call<AccountRow>('POST', 'accounts/boards', { name: 'Board' })).body;
    expect(await policyOf(board.id)).toBe(await defaultId());
    const own = { channel: 'email', externalId: 'help@x.test', handle: 'help', ownerId: null } as const;
    const account = { ...own, promises: { firstResponseMinutes: 5 } };
    const { policyId } = await desk.app.get(Brands).addAccount(desk.brandId, account, 'test');
    expect(policyId).not.toBe(await defaultId());
    expect((await policies.list()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
    const { body } = await policies.call<PolicyChoices>('GET', 'policies/choices');
    expect([body.calendars.length, body.ladders.length]).toEqual([1, 1]);
  });

  it('is the one that a manager chooses, and the ledger says so', async () => {
    const before = await policyOf(desk.accountId);
    const made = await policies.add(policies.draft());
    expect((await choose(made.id)).status).toBe(204);
    expect((await choose(made.id)).status).toBe(204);
    expect(await policyOf(desk.accountId)).toBe(made.id);
    const chosen = (await policies.events(desk.accountId)).filter(({ kind }) => kind === 'policy chosen');
    expect(chosen.map(({ body }) => body)).toEqual([
      { policyId: made.id, version: 1, before, eases: expect.any(Array) },
    ]);
  });

  it('is never another brand’s, nor one that is not there', async () => {
    const { id } = await desk.app.get(Brands).add('Another', 'test');
    const theirs = { channel: 'x', externalId: 'them', handle: '@Them', ownerId: null } as const;
    const { policyId, id: accountId } = await desk.app.get(Brands).addAccount(id, theirs, 'test');
    expect((await choose(policyId)).status).toBe(404);
    expect((await choose(newId())).status).toBe(404);
    expect((await choose(await defaultId(), accountId)).status).toBe(404);
    expect((await policies.call('GET', `policies/${policyId}`)).status).toBe(404);
    expect((await policies.call('DELETE', `policies/${policyId}`)).status).toBe(404);
  });

  it('becomes the default one where its own is retired, whose history and clocks stay', async () => {
    const made = await policies.add(policies.draft());
    await choose(made.id);
    const ticket = await desk.ticket();
    const before = await ticket.clock();
    expect((await policies.call('DELETE', `policies/${made.id}`)).status).toBe(204);
    expect((await policies.call('DELETE', `policies/${made.id}`)).status).toBe(204);
    expect(await policyOf(desk.accountId)).toBe(await defaultId());
    expect(await ticket.clock()).toEqual(before);
    expect((await policies.list()).map(({ id }) => id)).not.toContain(made.id);
    const page = await policies.page(made.id);
    expect(page).toMatchObject({ name: 'Answers', openTickets: 1, accounts: [] });
    expect(page.retiredAt).not.toBeNull();
    expect((await policies.events(made.id)).map(({ kind }) => kind)).toEqual([
      'policy added',
      'policy retired',
    ]);
    expect((await policies.events(desk.accountId)).at(-1)).toMatchObject({
      ...{ kind: 'policy chosen', body: { before: made.id } },
    });
    expect((await policies.change(page, { name: 'Again' })).code).toBe('policy-retired');
    expect((await choose(made.id)).code).toBe('policy-retired');
    const next = await desk.ticket();
    const due = await next.clock();
    expect(due.dueAt.getTime() - due.startedAt.getTime()).toBe(30 * 60_000);
  });

  it('can always be the default one: it is not retired', async () => {
    expect(await policies.call('DELETE', `policies/${await defaultId()}`)).toMatchObject({
      ...{ status: 409, code: 'policy-default' },
    });
  });

  it('is made where a brand from before has no default one', async () => {
    await desk.asOwner('update desk.policy set is_default = false');
    const made = await policies.add(policies.draft());
    await choose(made.id);
    expect((await policies.call('DELETE', `policies/${made.id}`)).status).toBe(204);
    expect(await policyOf(desk.accountId)).toBe(await defaultId());
  });

  it('can ask for the agency that answers for the account, by its name', async () => {
    const name = (agency: string | null) =>
      policies.call('PUT', `accounts/${desk.accountId}/agency`, { agency });
    expect((await name(' Nimbus ')).status).toBe(204);
    const asks = policies.rule({ name: 'Agency', conditions: { agencies: ['Nimbus'] } });
    expect((await policies.call('POST', 'policies', policies.draft(asks, policies.rule()))).status).toBe(201);
    expect((await name('Influencer desk')).code).toBe('name-of-reach');
    expect((await name(null)).status).toBe(204);
    const named = (await policies.events(desk.accountId)).filter(({ kind }) => kind === 'agency named');
    expect(named.map(({ body }) => body)).toEqual([
      { agency: 'Nimbus', before: null },
      { agency: null, before: 'Nimbus' },
    ]);
  });

  it('can ask for a contract from the brand’s own list alone', async () => {
    const declare = (name: string) => policies.call<ContractRow[]>('POST', 'policies/contracts', { name });
    expect((await declare('  Pro   Plus ')).body).toEqual([{ name: 'Pro Plus', policies: 0 }]);
    expect((await declare('pro plus')).status).toBe(409);
    const asks = policies.rule({ name: 'Pro', conditions: { contracts: ['Pro Plus'] } });
    const made = await policies.add(policies.draft(asks, policies.rule()));
    expect((await policies.call('GET', 'policies/contracts')).body).toEqual([
      { name: 'Pro Plus', policies: 1 },
    ]);
    const path = 'policies/contracts/Pro%20Plus';
    expect((await policies.call('DELETE', path)).code).toBe('contract-used');
    await policies.call('DELETE', `policies/${made.id}`);
    expect((await policies.call('DELETE', path)).status).toBe(204);
    expect((await policies.call('DELETE', path)).status).toBe(404);
    const kinds = (await policies.events(desk.brandId)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['contract declared', 'contract removed']));
  });

  it.each([
    'VIP',
    'Beroemdheden',
    'Influencers',
    'pressList',
    'Pers',
    'Geverifieerd',
    'célébrités',
    'followers over 10k',
    'Reach 5',
  ])('never asks for a contract called %s', async (name) => {
    const { status, code, body } = await policies.call('POST', 'policies/contracts', { name });
    expect([status, code]).toEqual([422, 'name-of-reach']);
    expect(body.detail).toContain('never depends on an audience');
  });

  it.each(['@ana', 'Ana; Bo; Kim', ''.padEnd(41, 'x'), 'a, b', '…', 'Gold\nSilver?'])(
    'never asks for a contract that is free text: %j',
    async (name) => {
      expect((await policies.call('POST', 'policies/contracts', { name })).code).toBe('contract-wrong');
    },
  );
});
