import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { eases } from '@evenhand/shared/sla/eases';
import { isUnchanged, policyChanges } from '@evenhand/shared/sla/policy-changes';
import type { PolicyChange, PolicyDraft, PolicyPage, PolicyRow } from '@evenhand/shared/wire/policies';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { checkedDraft } from './checked-draft.js';
import { promised } from './coded-changes.js';
import { holdCalendars } from './hold-calendars.js';
import { knownOf } from './known.js';
import { lockPolicies } from './lock-policies.js';
import { policyChanged } from './policy-changed.js';
import { policyRows } from './policy-rows.js';
import { readVersion, readVersions, type Version } from './read-version.js';
import { tidied } from './tidied.js';
import { writeVersion } from './write-version.js';

/** What a brand promises, by rules. A version that was saved is never changed: clocks run under it. */
@Injectable()
export class Policies {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  list(brandId: string): Promise<PolicyRow[]> {
    return policyRows(this.desk, brandId);
  }

  async page(brandId: string, policyId: string, version: number | null = null): Promise<PolicyPage> {
    const read = await readVersion(this.desk, brandId, policyId, version);
    const wanted = { id: policyId, ...(version !== null && { version }) };
    const [row] = await policyRows(this.desk, brandId, wanted);
    if (!read || !row) throw new NotFound('policy');
    return { ...row, draft: read.draft, ...(await readVersions(this.desk, brandId, policyId)) };
  }

  async add(brandId: string, given: PolicyDraft, personId: string): Promise<PolicyPage> {
    const policyId = newId();
    await this.desk.transaction(async (tx) => {
      await lockPolicies(tx, brandId);
      const draft = await checked(tx, brandId, given);
      const now = await clock.now(tx);
      const version = { policyId, version: 1, draft, isDefault: false, madeBy: personId, now };
      const reason = await writeVersion(tx, brandId, version);
      const body = { version: 1, isDefault: false, rules: draft.rules.map(promised), ...reason };
      const entry = { chain: policyId, kind: 'policy added', actor: actorOf(personId), at: now, body };
      await append(tx, brandId, [entry]);
    });
    return this.page(brandId, policyId);
  }

  /** A new version. Clocks that run keep theirs. */
  async change(
    brandId: string,
    policyId: string,
    { basedOn, ...given }: PolicyChange,
    personId: string,
  ): Promise<PolicyPage> {
    await this.desk.transaction(async (tx) => {
      await lockPolicies(tx, brandId);
      const latest = await this.latest(tx, brandId, policyId);
      await this.refuseStale(tx, brandId, { policyId, basedOn, latest });
      const draft = await checked(tx, brandId, given);
      if (isUnchanged(policyChanges(latest.draft, draft))) return;
      refuseSilentEasing(latest.draft, draft);
      const now = await clock.now(tx);
      const next = { policyId, version: latest.version + 1, isDefault: latest.isDefault };
      const reason = await writeVersion(tx, brandId, { ...next, draft, madeBy: personId, now });
      const said = { policyId, version: next.version, basedOn, actor: actorOf(personId), at: now, ...reason };
      await append(tx, brandId, [policyChanged(said, latest.draft, draft)]);
    });
    return this.page(brandId, policyId);
  }

  private async latest(tx: EntityManager, brandId: string, policyId: string): Promise<Version> {
    const latest = await readVersion(tx, brandId, policyId);
    if (!latest) throw new NotFound('policy');
    if (latest.isRetired)
      throw new Refusal('policy-retired', 'This policy is retired: nothing new can run under it.', 409);
    return latest;
  }

  private async refuseStale(
    tx: EntityManager,
    brandId: string,
    { policyId, basedOn, latest }: { policyId: string; basedOn: number; latest: Version },
  ): Promise<void> {
    if (basedOn === latest.version) return;
    const { versions } = await readVersions(tx, brandId, policyId);
    const who = versions[0]?.by ?? 'Somebody';
    const sentence = `${who} saved version ${latest.version} while you were editing version ${basedOn}. Look at what changed before you save yours.`;
    throw new Refusal('policy-stale', sentence, 409);
  }
}

async function checked(tx: EntityManager, brandId: string, given: PolicyDraft): Promise<PolicyDraft> {
  const draft = tidied(given);
  await holdCalendars(tx, brandId, draft);
  return checkedDraft(draft, await knownOf(tx, brandId));
}

/** Whoever lets customers wait longer says why. */
function refuseSilentEasing(before: PolicyDraft, after: PolicyDraft): void {
  const [first] = eases(before, after);
  if (!first || after.reason !== null) return;
  const clock = first.clock.replace('_', ' ');
  const sentence = `Customers may wait longer for the ${clock} under the rule “${first.rule}”. Say why.`;
  throw new Refusal('no-reason', sentence, 422, [{ field: 'reason', problem: sentence }]);
}
