import type { EntityManager } from 'typeorm';

/** Nobody's again; and who had it is not handed it again at once. */
const GIVE_BACK = `
  with back as (
    update desk.ticket set assignee_id = null, claimed_at = null where brand_id = $1 and id = $2
  )
  insert into desk.skip (brand_id, ticket_id, person_id, reason, at) values ($1, $2, $3, $4, desk.now())
    on conflict (brand_id, ticket_id, person_id) do update set reason = excluded.reason, at = excluded.at`;

/** The caller has locked the ticket. */
export async function giveBack(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  { holderId, reason }: { holderId: string; reason: string },
): Promise<void> {
  await tx.query(GIVE_BACK, [brandId, ticketId, holderId, reason]);
}
