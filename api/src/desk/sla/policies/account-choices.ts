import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { namesReach } from '@evenhand/shared/words/reach';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { named } from '../../../platform/named.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { codedEasings } from './coded-changes.js';
import { lockPolicies } from './lock-policies.js';
import { readVersion } from './read-version.js';

const ACCOUNT = `
  select policy_id as "policyId", agency from desk.account where brand_id = $1 and id = $2 for no key update`;

interface Account {
  readonly policyId: string;
  readonly agency: string | null;
}

/** What an account promises, and which contractor answers for it. Both hold from the next complaint on. */
@Injectable()
export class AccountChoices {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  choosePolicy(brandId: string, accountId: string, policyId: string, personId: string): Promise<void> {
    return this.desk.transaction(async (tx) => {
      const account = await this.locked(tx, brandId, accountId);
      const policy = await readVersion(tx, brandId, policyId);
      if (!policy) throw new NotFound('policy');
      if (policy.isRetired)
        throw new Refusal('policy-retired', 'This policy is retired: no account can choose it.', 409);
      if (account.policyId === policyId) return;
      const before = await readVersion(tx, brandId, account.policyId);
      const change = 'update desk.account set policy_id = $3 where brand_id = $1 and id = $2';
      await tx.query(change, [brandId, accountId, policyId]);
      await this.say(tx, brandId, {
        ...{ accountId, personId, kind: 'policy chosen' },
        body: {
          ...{ policyId, version: policy.version, before: account.policyId },
          eases: before ? codedEasings(before.draft, policy.draft) : [],
        },
      });
    });
  }

  nameAgency(brandId: string, accountId: string, given: string | null, personId: string): Promise<void> {
    const agency = given === null ? null : named('agency', given);
    if (agency !== null && namesReach(agency))
      throw new Refusal(
        'name-of-reach',
        `“${agency}” speaks of how many people hear somebody; rules could then ask for that. Give the contractor’s own name.`,
      );
    return this.desk.transaction(async (tx) => {
      const account = await this.locked(tx, brandId, accountId);
      if (account.agency === agency) return;
      const change = 'update desk.account set agency = $3 where brand_id = $1 and id = $2';
      await tx.query(change, [brandId, accountId, agency]);
      const body = { agency, before: account.agency };
      await this.say(tx, brandId, { accountId, personId, kind: 'agency named', body });
    });
  }

  private async locked(tx: EntityManager, brandId: string, accountId: string): Promise<Account> {
    await lockPolicies(tx, brandId);
    const [account] = await tx.query<Account[]>(ACCOUNT, [brandId, accountId]);
    if (!account) throw new NotFound('account');
    return account;
  }

  private async say(
    tx: EntityManager,
    brandId: string,
    { accountId, personId, kind, body }: { accountId: string; personId: string; kind: string; body: object },
  ): Promise<void> {
    const entry = { chain: accountId, kind, actor: actorOf(personId), at: await clock.now(tx) };
    await append(tx, brandId, [{ ...entry, body: { ...body } }]);
  }
}
