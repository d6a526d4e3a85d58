import type { EntityManager } from 'typeorm';

const REMEMBER = `
  insert into desk.skip (brand_id, ticket_id, person_id, reason, at)
    select $1, ticket_id, person_id, $4, desk.now() from unnest($2::uuid[], $3::uuid[]) as s (ticket_id, person_id)
    on conflict (brand_id, ticket_id, person_id) do update set reason = excluded.reason, at = excluded.at`;

/** Who had a ticket, and has it no more. */
export interface Skip {
  readonly ticketId: string;
  readonly personId: string;
}

/** They are not handed it again at once. */
export async function rememberSkips(
  tx: EntityManager,
  brandId: string,
  reason: string,
  skips: readonly Skip[],
): Promise<void> {
  if (skips.length === 0) return;
  const [tickets, people] = [skips.map((skip) => skip.ticketId), skips.map((skip) => skip.personId)];
  await tx.query(REMEMBER, [brandId, tickets, people, reason]);
}
