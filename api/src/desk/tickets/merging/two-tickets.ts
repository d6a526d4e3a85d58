import type { EntityManager } from 'typeorm';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { lockTickets, type LockedTicket } from '../states/lock-ticket.js';
import type { By } from '../states/state-changes.js';
import { refuseOnTheWay, refuseOthers, refuseOver } from './may-part.js';

/** Two tickets that are to become one, both held. */
export interface TwoTickets {
  readonly from: LockedTicket;
  readonly into: LockedTicket;
  readonly openedAt: Date;
}

const WRITTEN = `
  select f.author_id = i.author_id as "isOfOne", f.opened_at as "openedAt"
    from desk.ticket f, desk.ticket i
   where f.brand_id = $1 and f.id = $2 and i.brand_id = $1 and i.id = $3`;

/** @throws NotFound, Refusal where the two are not one problem of one customer's */
export async function holdBoth(
  tx: EntityManager,
  brandId: string,
  { ticketId, intoId, by }: { ticketId: string; intoId: string; by: By },
): Promise<TwoTickets> {
  const tickets = await lockTickets(tx, brandId, [ticketId, intoId]);
  const [from, into] = [tickets.get(ticketId), tickets.get(intoId)];
  if (!from) throw new NotFound('ticket');
  if (!into || from === into) throw new Refusal('no-ticket', 'There is no such other ticket to merge into.');
  refuseOthers(from, by);
  refuseOver(from);
  refuseOver(into, 'The other ticket');
  // Before anything is said of who wrote it.
  if (into.assigneeId === null)
    throw new Refusal(
      'not-claimed',
      'Nobody has claimed the other ticket. Claim it first: who wrote it is not known yet.',
    );
  const [written] = await tx.query<[{ isOfOne: boolean; openedAt: Date }]>(WRITTEN, [
    brandId,
    from.id,
    into.id,
  ]);
  if (!written.isOfOne)
    throw new Refusal(
      'other-customer',
      'Two different people wrote these, and each has a problem of their own. Somebody who writes on two channels is two people here.',
    );
  if (from.isHistory !== into.isHistory)
    throw new Refusal(
      'history',
      'One of them was imported from a file. Imported tickets are merged with each other alone.',
    );
  await refuseOnTheWay(tx, brandId, from.id);
  return { from, into, openedAt: written.openedAt };
}
