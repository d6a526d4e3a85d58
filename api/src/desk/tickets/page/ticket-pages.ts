import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Colleague, SaidPost, TicketPage } from '@evenhand/shared/wire/ticket';
import { clock } from '../../../clock.js';
import { feedHead } from '../../../ledger/feed.js';
import { Drafts } from '../notes/drafts.js';
import { Announcing } from '../announcing.js';
import { MAY_BECOME } from '../ticket.js';
import { whyNoReply } from './cannot-reply.js';
import { authorsOf, customerOf } from './customer.js';
import { happenedOn } from './happened.js';
import { ladderOf } from './ladder.js';
import { saidOn } from './said.js';
import { blinded, streamOf, type Spoken } from './stream.js';
import { ticketRow, type TicketRow } from './ticket-row.js';

/** All that the screen of a ticket shows, for the person who looks at it. */
@Injectable()
export class TicketPages {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly drafts: Drafts,
    private readonly announcing: Announcing,
  ) {}

  /** @throws NotFound */
  async of(brandId: string, ticketId: string, viewer: Colleague): Promise<TicketPage> {
    // Before the rows: what happens in between is told of by a frame, and the page is read again.
    const cursor = await feedHead(this.desk);
    const { isAnswered, ...row } = await ticketRow(this.desk, brandId, ticketId);
    const { excerpt, waitingOn, said, events, names } = await this.spoken(brandId, row);
    return {
      ...row,
      excerpt,
      waitingOn,
      cannotReply: whyNoReply(row, this.announcing.canReach(row.channel)),
      signedAs: `${viewer.name} of ${row.account.handle}`,
      mayBecome: MAY_BECOME[row.state].filter((state) => state !== 'waiting' || isAnswered),
      customer: row.isBlind ? null : await customerOf(this.desk, brandId, ticketId),
      ladder: await ladderOf(this.desk, brandId, ticketId),
      stream: streamOf(said, events),
      readUpTo: lastToArrive(said.posts),
      drafts: await this.drafts.of(brandId, ticketId, viewer.id),
      names,
      cursor,
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  /** Nobody is told before a claim who wrote, wherever their name may stand. */
  private async spoken(
    brandId: string,
    { id, excerpt, waitingOn, isBlind }: Omit<TicketRow, 'isAnswered'>,
  ): Promise<Spoken> {
    const said = await saidOn(this.desk, brandId, id);
    const spoken = { excerpt, waitingOn, said, ...(await happenedOn(this.desk, brandId, id)) };
    return isBlind ? blinded(spoken, await authorsOf(this.desk, brandId, id)) : spoken;
  }
}

function lastToArrive(posts: readonly SaidPost[]): string | null {
  return posts.toSorted((a, b) => a.arrival - b.arrival).at(-1)?.id ?? null;
}
