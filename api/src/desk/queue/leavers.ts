import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { Leaving } from '../../people/leaving.js';
import { Refusal } from '../../platform/refusal.js';

const OWNED = 'select handle from desk.account where brand_id = $1 and owner_id = $2 order by handle';

/** Also what is resolved or closed: it may come back, and would then be in the hands of nobody. */
const HAND_BACK = `
  with held as (
    select id from desk.ticket
     where brand_id = $1 and assignee_id = $2 and state <> 'merged'
     order by id for no key update
  )
  update desk.ticket t set assignee_id = null, claimed_at = null
    from held where t.brand_id = $1 and t.id = held.id
  returning t.id`;

/** What becomes of the work of somebody who leaves a brand. */
@Injectable()
export class Leavers extends Leaving {
  async mayLeave(tx: EntityManager, brandId: string, personId: string): Promise<void> {
    const owned = await tx.query<{ handle: string }[]>(OWNED, [brandId, personId]);
    if (owned.length === 0) return;
    const handles = owned.map(({ handle }) => handle).join(', ');
    throw new Refusal('owns-accounts', `They own ${handles}: give that to somebody else first.`, 409);
  }

  async handBack(tx: EntityManager, brandId: string, personId: string): Promise<void> {
    const [tickets] = await tx.query<[{ id: string }[], number]>(HAND_BACK, [brandId, personId]);
    const at = await clock.now(tx);
    const body = { reason: 'left', personId };
    const released = { kind: 'released', actor: 'desk', at, body };
    await append(
      tx,
      brandId,
      tickets.map(({ id }) => ({ chain: id, ...released })),
    );
  }
}
