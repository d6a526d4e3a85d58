import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountRow } from '@evenhand/shared/wire/accounts';
import type { BreachPage } from '@evenhand/shared/wire/breaches';
import type { Figures } from '@evenhand/shared/wire/figures';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { atPolicies, type PolicyDesk } from '../sla/policy-desk.js';

describe('promises that became longer', () => {
  let desk: TestDesk;
  let mara: Page;
  let policies: PolicyDesk;
  beforeAll(async () => {
    desk = await startDesk();
    mara = await pageOf(desk, 'manager');
    policies = await atPolicies(desk);
  });
  afterAll(() => desk.close());

  const promising = (minutes: number, given: Parameters<PolicyDesk['rule']>[0] = {}) => {
    const first = policies.target({ seconds: minutes * 60 });
    return policies.rule({
      targets: [first, policies.target({ clock: 'resolution', seconds: 86_400 })],
      ...given,
    });
  };
  const choose = (policyId: string) =>
    policies.call('PUT', `accounts/${desk.accountId}/policy`, { policyId });
  const shown = async () => {
    const { longerTargets } = (await mara.get<Figures>('breaches/figures')).body;
    return longerTargets
      .filter(({ clock }) => clock === 'first_response')
      .map(({ account, policyId, version, rule, beforeSeconds, seconds, by, reason }) => [
        ...[account, policyId, version, rule, beforeSeconds, seconds, by?.name, reason],
      ]);
  };
  const beneath = async () => {
    const path = `breaches?which=all&limit=200&mark=${encodeURIComponent('longer target')}`;
    return (await mara.get<BreachPage>(path)).body.rows.map(({ ticketId }) => ticketId);
  };
  const handle = () => policies.choices.accounts.find(({ id }) => id === desk.accountId)?.handle;

  it('are listed where their rule was renamed in the same version', async () => {
    const asks = { conditions: { topics: ['billing'] } };
    const made = await policies.add(
      policies.draft(promising(10, { name: 'Billing', ...asks }), promising(60)),
    );
    await choose(made.id);
    const rules = [promising(20, { name: 'Money', ...asks }), promising(60)];
    expect((await policies.change(made, { rules, reason: 'Too few people.' })).status).toBe(200);
    const [about, other] = [await desk.ticket({ text: 'My bill is wrong.' }), await desk.ticket()];
    expect(await shown()).toContainEqual([
      ...[null, made.id, 2, 'Money', 600, 1_200, 'Mara Manager', 'Too few people.'],
    ]);
    const ids = await beneath();
    expect([ids.includes(about.id), ids.includes(other.id)]).toEqual([true, false]);
  });

  it('are listed for an account that was moved to a slower policy, and for no other account', async () => {
    const [fast, slow] = [
      await policies.add(policies.draft(promising(5))),
      await policies.add(policies.draft(promising(45))),
    ];
    await choose(fast.id);
    const before = await desk.ticket();
    await choose(slow.id);
    const after = await desk.ticket();
    expect(await shown()).toContainEqual([
      ...[handle(), slow.id, 1, 'Everything else', 300, 2_700, 'Mara Manager', null],
    ]);
    const ids = await beneath();
    expect([ids.includes(before.id), ids.includes(after.id)]).toEqual([false, true]);
    const board = (await policies.call<AccountRow>('POST', 'accounts/boards', { name: 'Board' })).body;
    await desk.asOwner('update desk.ticket set account_id = $2 where id = $1', [after.id, board.id]);
    expect(await beneath()).not.toContain(after.id);
  });

  it('are listed where a policy was retired, and its accounts joined a slower one', async () => {
    const made = await policies.add(policies.draft(promising(1)));
    await choose(made.id);
    expect((await policies.call('DELETE', `policies/${made.id}`)).status).toBe(204);
    const heirId = (await policies.list()).find(({ isDefault }) => isDefault)?.id;
    const ofHeir = (await shown()).filter(([account, id]) => account !== null && id === heirId);
    expect(ofHeir.map(([, , , , seconds]) => seconds)).toContain(60);
    const ticket = await desk.ticket();
    expect(await beneath()).toContain(ticket.id);
  });
});
