import type { EntityManager } from 'typeorm';
import { Refusal } from '../../platform/refusal.js';

/** Who may own an account. */
export const OWNERS = `
  select p.id, p.name from people.membership m join people.person p on p.id = m.person_id
   where m.brand_id = $1 and m.role in ('agent', 'manager') and p.disabled_at is null order by p.name, p.id`;

/** Nobody leaves meanwhile: the caller has locked the brand's staff. @throws Refusal */
export async function mustOwn(tx: EntityManager, brandId: string, personId: string): Promise<void> {
  const owners = await tx.query<{ id: string }[]>(OWNERS, [brandId]);
  if (!owners.some(({ id }) => id === personId))
    throw new Refusal('no-owner', 'An account is owned by one of the brand’s agents or managers.');
}
