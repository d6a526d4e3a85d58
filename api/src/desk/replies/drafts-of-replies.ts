import type { EntityManager } from 'typeorm';
import type { OutgoingRow } from './outgoing.js';

const DROP = `
  delete from desk.draft where brand_id = $1 and ticket_id = $2 and person_id = $3 and kind = 'reply'`;

/** What its writer has begun meanwhile stays, behind it. */
const GIVE_BACK = `
  insert into desk.draft as d (brand_id, ticket_id, person_id, kind, text, read_up_to, updated_at)
    values ($1, $2, $3, 'reply', $4, $5, desk.now())
  on conflict (brand_id, ticket_id, person_id, kind) do update
    set text = concat_ws(e'\\n\\n', excluded.text, nullif(d.text, '')), updated_at = excluded.updated_at`;

export async function dropDraft(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  personId: string,
): Promise<void> {
  await tx.query(DROP, [brandId, ticketId, personId]);
}

/** A reply that was taken back is its writer's draft again. */
export async function giveBackDraft(tx: EntityManager, reply: OutgoingRow): Promise<void> {
  const { brandId, ticketId, personId, text, readUpTo } = reply;
  await tx.query(GIVE_BACK, [brandId, ticketId, personId, text, readUpTo]);
}
