import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { clock } from '../../clock.js';
import { Unsent } from '../queue/unsent.js';
import { backToDraft } from './back-to-draft.js';
import { holdQueuedBy } from './outgoing.js';

const TICKETS = `
  select distinct ticket_id as id from desk.outgoing where brand_id = $1 and person_id = $2 and state = 'queued'`;

/** Replies that somebody has queued and then left. */
@Injectable()
export class UnsentReplies extends Unsent {
  async tickets(tx: EntityManager, brandId: string, personId: string): Promise<string[]> {
    return (await tx.query<{ id: string }[]>(TICKETS, [brandId, personId])).map(({ id }) => id);
  }

  async takeBack(
    tx: EntityManager,
    brandId: string,
    personId: string,
    ticketIds: readonly string[],
  ): Promise<void> {
    const at = await clock.now(tx);
    for (const reply of await holdQueuedBy(tx, brandId, personId, ticketIds))
      await backToDraft(tx, reply, { actor: 'desk', at, reason: 'left' });
  }
}
