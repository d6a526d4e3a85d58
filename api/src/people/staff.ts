import type { EntityManager } from 'typeorm';
import type { Role } from '@evenhand/shared/wire/session';
import { Refusal } from '../platform/refusal.js';

/** Whoever changes who works for a brand, or who owns an account of its, comes here first: one at a time. */
export async function lockStaff(tx: EntityManager, brandId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('evenhand people'), hashtext($1))", [brandId]);
}

const OTHERS = `
  select from people.membership m join people.person p on p.id = m.person_id
   where m.brand_id = $1 and m.role = $2 and m.person_id is distinct from $3 and p.disabled_at is null limit 1`;

/** Whether a brand has somebody in that role who can sign in, apart from one. */
export async function hasOther(
  tx: EntityManager,
  brandId: string,
  role: Role,
  apartFrom: string | null = null,
): Promise<boolean> {
  return (await tx.query<unknown[]>(OTHERS, [brandId, role, apartFrom])).length > 0;
}

const AUDITOR = "select from people.membership where brand_id = $1 and role = 'auditor' limit 1";

/** Where there is an auditor, also one who was disabled, nobody appoints another one alone. */
export async function refuseSecondAuditor(tx: EntityManager, brandId: string, role: Role): Promise<void> {
  if (role === 'auditor' && (await tx.query<unknown[]>(AUDITOR, [brandId])).length > 0)
    throw new Refusal(
      'auditor-there',
      'This brand has an auditor already. A second one has to be confirmed by the first, which cannot be done here yet.',
      409,
    );
}
