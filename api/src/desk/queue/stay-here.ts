import type { EntityManager } from 'typeorm';
import { NotFound } from '../../platform/refusal.js';

/** What was true when the request came may have ended since: whoever ends it waits for this, or this for them. */
const STAY = `
  select from people.membership m join people.person p on p.id = m.person_id
   where m.brand_id = $1 and m.person_id = $2 and m.role in ('agent', 'manager') and p.disabled_at is null
     for share`;

/**
 * Whoever takes a ticket still works here when they have it. Before the ticket, as whoever removes somebody locks the
 * membership before what they hold. @throws NotFound
 */
export async function stayHere(tx: EntityManager, brandId: string, personId: string): Promise<void> {
  const [member] = await tx.query<unknown[]>(STAY, [brandId, personId]);
  if (!member) throw new NotFound('brand');
}
