import type { EntityManager } from 'typeorm';
import type { Outgoing, OutgoingState, ThenState } from '@evenhand/shared/wire/ticket';
import { NotFound } from '../../platform/refusal.js';

/** A reply on its way, as its row has it. The row is the queue: what agents see of it is what the sender works on. */
export interface OutgoingRow {
  readonly brandId: string;
  readonly id: string;
  readonly ticketId: string;
  readonly accountId: string;
  readonly channel: string;
  readonly answersPostId: string;
  readonly personId: string;
  readonly signedAs: string;
  readonly text: string;
  readonly salt: Buffer;
  readonly isDeflection: boolean;
  readonly readUpTo: string | null;
  readonly thenState: ThenState;
  readonly state: OutgoingState;
  readonly queuedAt: Date;
  readonly sendAt: Date;
  readonly attempts: number;
  readonly timesTaken: number;
  readonly reason: string | null;
  readonly name: string;
}

const COLUMNS = `
  o.brand_id as "brandId", o.id, o.ticket_id as "ticketId", o.account_id as "accountId", o.channel,
  o.answers_post_id as "answersPostId", o.person_id as "personId", o.signed_as as "signedAs", o.text, o.salt,
  o.is_deflection as "isDeflection", o.read_up_to as "readUpTo", o.then_state as "thenState", o.state,
  o.queued_at as "queuedAt", o.send_at as "sendAt", o.attempts, o.times_taken as "timesTaken",
  o.reason,
  (select p.name from people.person p where p.id = o.person_id) as name`;

const FIND = `select ${COLUMNS} from desk.outgoing o where o.brand_id = $1 and o.id = $2`;

/** By somebody else, and not yet delivered or given up. */
const OF_OTHERS = `
  select ${COLUMNS} from desk.outgoing o
   where o.brand_id = $1 and o.ticket_id = $2 and o.person_id <> $3 and o.state in ('queued', 'sending')
   order by o.queued_at limit 1`;

const QUEUED_BY = `
  select ${COLUMNS} from desk.outgoing o
   where o.brand_id = $1 and o.person_id = $2 and o.ticket_id = any($3) and o.state = 'queued'
   order by o.id for no key update`;

const TAKE_BACK = `
  update desk.outgoing set state = 'taken back', taken_until = null where brand_id = $1 and id = $2`;

const QUEUE = `
  insert into desk.outgoing (brand_id, id, ticket_id, account_id, channel, answers_post_id, person_id, signed_as, text,
      salt, is_deflection, read_up_to, then_state, state, queued_at, send_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'queued', $14, $15)
  on conflict do nothing returning id`;

export async function findOutgoing(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  id: string,
): Promise<OutgoingRow | undefined> {
  return (await tx.query<OutgoingRow[]>(FIND, [brandId, id]))[0];
}

/** Whoever decides over it, or delivers it, holds it first. The ticket is held already. @throws NotFound */
export async function holdReply(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  id: string,
): Promise<OutgoingRow> {
  const [row] = await tx.query<OutgoingRow[]>(`${FIND} for no key update`, [brandId, id]);
  if (row?.ticketId !== ticketId) throw new NotFound('reply');
  return row;
}

export async function onItsWayByOthers(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  personId: string,
): Promise<OutgoingRow | undefined> {
  return (await tx.query<OutgoingRow[]>(OF_OTHERS, [brandId, ticketId, personId]))[0];
}

/** What somebody has queued on tickets that are held, and the sender has not taken. */
export async function holdQueuedBy(
  tx: EntityManager,
  brandId: string,
  personId: string,
  ticketIds: readonly string[],
): Promise<OutgoingRow[]> {
  return tx.query<OutgoingRow[]>(QUEUED_BY, [brandId, personId, ticketIds]);
}

/** @returns false where the brand has another reply with that id. */
export async function queueOutgoing(
  tx: EntityManager,
  row: Omit<OutgoingRow, 'state' | 'attempts' | 'timesTaken' | 'reason' | 'name'>,
): Promise<boolean> {
  const { brandId, id, ticketId, accountId, channel, answersPostId, personId, signedAs, text, salt } = row;
  const rows = await tx.query<unknown[]>(QUEUE, [
    ...[brandId, id, ticketId, accountId, channel, answersPostId, personId, signedAs, text, salt],
    ...[row.isDeflection, row.readUpTo, row.thenState, row.queuedAt, row.sendAt],
  ]);
  return rows.length > 0;
}

export async function takeOutgoingBack(
  tx: EntityManager,
  { brandId, id }: Pick<OutgoingRow, 'brandId' | 'id'>,
): Promise<void> {
  await tx.query(TAKE_BACK, [brandId, id]);
}

export const shown = (row: OutgoingRow): Outgoing => ({
  kind: 'outgoing',
  id: row.id,
  at: row.queuedAt.toISOString(),
  by: { id: row.personId, name: row.name },
  signedAs: row.signedAs,
  text: row.text,
  state: row.state,
  sendAt: row.sendAt.toISOString(),
  isDeflection: row.isDeflection,
  then: row.thenState,
  reason: row.reason,
});
