import type { EntityManager } from 'typeorm';

/** Whoever changes a brand's policies, or which account has which, comes here first: one at a time. */
export async function lockPolicies(tx: EntityManager, brandId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('evenhand policies'), hashtext($1))", [brandId]);
}
