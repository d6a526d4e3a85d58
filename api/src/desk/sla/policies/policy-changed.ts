import { policyChanges } from '@evenhand/shared/sla/policy-changes';
import type { PolicyDraft } from '@evenhand/shared/wire/policies';
import type { Entry } from '../../../ledger/append.js';
import { codedChanges, codedEasings } from './coded-changes.js';

/** A version that was written, and by whom. */
interface Written {
  readonly policyId: string;
  readonly version: number;
  readonly basedOn: number;
  readonly actor: string;
  readonly at: Date;
  readonly reasonHash?: string;
}

/** What the ledger says of a new version: what differs, and where somebody may wait longer. */
export function policyChanged(
  { policyId, actor, at, ...version }: Written,
  before: PolicyDraft,
  after: PolicyDraft,
): Entry {
  const changes = codedChanges(policyChanges(before, after));
  const body = { ...version, changes, eases: codedEasings(before, after) };
  return { chain: policyId, kind: 'policy changed', actor, at, body };
}
