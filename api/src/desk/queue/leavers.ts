import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { Leaving } from '../../people/leaving.js';
import { Refusal } from '../../platform/refusal.js';
import { lockTickets } from '../tickets/states/lock-ticket.js';
import { Unsent } from './unsent.js';

const OWNED = 'select handle from desk.account where brand_id = $1 and owner_id = $2 order by handle';

/** Also what is resolved or closed: it may come back, and would then be in the hands of nobody. */
const HELD = `select id from desk.ticket where brand_id = $1 and assignee_id = $2 and state <> 'merged'`;

const HAND_BACK = `
  update desk.ticket set assignee_id = null, claimed_at = null
   where brand_id = $1 and assignee_id = $2 and id = any($3)
  returning id`;

/** What becomes of the work of somebody who leaves a brand. */
@Injectable()
export class Leavers extends Leaving {
  constructor(private readonly unsent: Unsent) {
    super();
  }

  async mayLeave(tx: EntityManager, brandId: string, personId: string): Promise<void> {
    const owned = await tx.query<{ handle: string }[]>(OWNED, [brandId, personId]);
    if (owned.length === 0) return;
    const handles = owned.map(({ handle }) => handle).join(', ');
    throw new Refusal('owns-accounts', `They own ${handles}: give that to somebody else first.`, 409);
  }

  async handBack(tx: EntityManager, brandId: string, personId: string): Promise<void> {
    const ticketIds = await this.lockAll(tx, brandId, personId);
    await this.unsent.takeBack(tx, brandId, personId, ticketIds);
    const key = [brandId, personId, ticketIds];
    const [tickets] = await tx.query<[{ id: string }[], number]>(HAND_BACK, key);
    const at = await clock.now(tx);
    const body = { reason: 'left', personId };
    const released = { kind: 'released', actor: 'desk', at, body };
    await append(
      tx,
      brandId,
      tickets.map(({ id }) => ({ chain: id, ...released })),
    );
  }

  /** All at once, in the one order in which everybody locks tickets. */
  private async lockAll(tx: EntityManager, brandId: string, personId: string): Promise<string[]> {
    const held = await tx.query<{ id: string }[]>(HELD, [brandId, personId]);
    const waiting = await this.unsent.tickets(tx, brandId, personId);
    const ids = [...new Set([...held.map(({ id }) => id), ...waiting])];
    await lockTickets(tx, brandId, ids);
    return ids;
  }
}
