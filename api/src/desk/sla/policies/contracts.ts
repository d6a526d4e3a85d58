import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ContractRow } from '@evenhand/shared/wire/policies';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { LIMITS } from '../../../platform/limits.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { contractName } from './contract-name.js';
import { lockPolicies } from './lock-policies.js';

const NAMED = `
  select count(distinct r.policy_id)::int from desk.policy_rule r
    join desk.policy p on p.brand_id = $1 and (p.id, p.version) = (r.policy_id, r.policy_version)
   where r.brand_id = $1 and p.retired_at is null
     and p.version = (select max(version) from desk.policy where brand_id = $1 and id = p.id)
     and c.name in (select json_array_elements_text(coalesce(r.conditions->'contracts', '[]')))`;

const LIST = `
  select c.name, (${NAMED}) as policies from desk.contract c where c.brand_id = $1 order by lower(c.name), c.name`;

const ADD = `
  insert into desk.contract (brand_id, name, created_at)
    select $1, $2, $3 where not exists (select from desk.contract where brand_id = $1 and lower(name) = lower($2))
  returning name`;

const REMOVE = 'delete from desk.contract where brand_id = $1 and name = $2';

/** In the order in which intake takes them. */
const LOCK_AUTHORS = `
  select from desk.author where brand_id = $1 and contract = $2 order by channel, external_id for no key update`;

/** Tickets keep what they were served under. */
const LEAVE_AUTHORS = 'update desk.author set contract = null where brand_id = $1 and contract = $2';

/** The list of names that a contract can have. Nothing else can be asked of one. */
@Injectable()
export class Contracts {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  list(brandId: string): Promise<ContractRow[]> {
    return this.desk.query<ContractRow[]>(LIST, [brandId]);
  }

  async declare(brandId: string, given: string, personId: string): Promise<ContractRow[]> {
    const name = contractName(given);
    await this.desk.transaction(async (tx) => {
      await lockPolicies(tx, brandId);
      const rows = await tx.query<ContractRow[]>(LIST, [brandId]);
      if (rows.length >= LIMITS.policy.contracts)
        throw new Refusal('too-many', `A brand has at most ${LIMITS.policy.contracts} contracts.`);
      const at = await clock.now(tx);
      if ((await tx.query<unknown[]>(ADD, [brandId, name, at])).length === 0)
        throw new Refusal('contract-exists', `“${name}” is on the list already.`, 409);
      const entry = { chain: brandId, kind: 'contract declared', actor: actorOf(personId), at };
      await append(tx, brandId, [{ ...entry, body: { name } }]);
    });
    return this.list(brandId);
  }

  async remove(brandId: string, name: string, personId: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockPolicies(tx, brandId);
      const row = (await tx.query<ContractRow[]>(LIST, [brandId])).find((one) => one.name === name);
      if (!row) throw new NotFound('contract of that name');
      if (row.policies > 0)
        throw new Refusal('contract-used', `A policy asks for “${name}”. Take it out there first.`, 409);
      for (const verb of [REMOVE, LOCK_AUTHORS, LEAVE_AUTHORS]) await tx.query(verb, [brandId, name]);
      const entry = { chain: brandId, kind: 'contract removed', actor: actorOf(personId) };
      await append(tx, brandId, [{ ...entry, at: await clock.now(tx), body: { name } }]);
    });
  }
}
