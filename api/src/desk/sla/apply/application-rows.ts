import type { EntityManager } from 'typeorm';
import type { Applied } from '@evenhand/shared/wire/policies';
import type { Plan } from './plan-of.js';

/** A preview, and how far it has been applied. */
export interface ApplicationRow extends Applied {
  readonly id: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly previewedAt: Date;
  readonly appliedBy: string | null;
  readonly beganAt: Date | null;
  readonly appliedAt: Date | null;
  readonly reason: string | null;
  readonly reasonSalt: Buffer | null;
  /** The last ticket that is done. */
  readonly doneTo: string | null;
}

const COLUMNS = `
  id, policy_id as "policyId", policy_version as "policyVersion", previewed_at as "previewedAt",
  applied_by as "appliedBy", began_at as "beganAt", applied_at as "appliedAt", reason, reason_salt as "reasonSalt",
  done_to as "doneTo", tickets, moved, left_alone as "leftAlone"`;

const LOCK = `select ${COLUMNS} from desk.application where brand_id = $1 and id = $2 for update`;

const BEGIN = `
  update desk.application set began_at = $3, applied_by = $4, reason = $5, reason_salt = $6
   where brand_id = $1 and id = $2`;

const ADVANCE = `
  update desk.application
     set done_to = coalesce($3, done_to), tickets = tickets + $4, moved = moved + $5, left_alone = left_alone + $6,
         applied_at = $7
   where brand_id = $1 and id = $2
  returning tickets, moved, left_alone as "leftAlone"`;

const UNFINISHED = `
  select brand_id as "brandId", id from desk.application
   where began_at < desk.now() - interval '1 minute' and applied_at is null order by began_at`;

export async function lockApplication(
  tx: EntityManager,
  brandId: string,
  id: string,
): Promise<ApplicationRow | undefined> {
  const [found] = await tx.query<ApplicationRow[]>(LOCK, [brandId, id]);
  return found;
}

export async function planOf(tx: Pick<EntityManager, 'query'>, brandId: string, id: string): Promise<Plan> {
  const sql = 'select plan from desk.application where brand_id = $1 and id = $2';
  const [found] = await tx.query<{ plan: Plan }[]>(sql, [brandId, id]);
  if (!found) throw new Error(`There is no application ${id}.`);
  return found.plan;
}

/** Who applies it, since when and why. */
export interface Beginning {
  readonly now: Date;
  readonly personId: string;
  readonly reason: { readonly text: string; readonly salt: Buffer } | null;
}

export async function beginApplication(
  tx: EntityManager,
  brandId: string,
  id: string,
  { now, personId, reason }: Beginning,
): Promise<void> {
  await tx.query(BEGIN, [brandId, id, now, personId, reason?.text ?? null, reason?.salt ?? null]);
}

/** @param done what one more chunk came to, up to which ticket; `appliedAt` with the last one @returns what it came to until now */
export async function advanceApplication(
  tx: EntityManager,
  brandId: string,
  id: string,
  done: Applied & { readonly to: string | null; readonly appliedAt: Date | null },
): Promise<Applied> {
  const { to, tickets, moved, leftAlone, appliedAt } = done;
  const given = [brandId, id, to, tickets, moved, leftAlone, appliedAt];
  const [[total]] = await tx.query<[Applied[], number]>(ADVANCE, given);
  if (!total) throw new Error(`There is no application ${id}.`);
  return total;
}

/** What somebody began, and nobody has finished within a minute. */
export const unfinishedApplications = (
  tx: Pick<EntityManager, 'query'>,
): Promise<{ brandId: string; id: string }[]> => tx.query(UNFINISHED);
