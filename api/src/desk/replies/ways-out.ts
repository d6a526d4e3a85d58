import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { maskNumbers } from '@evenhand/shared/board/mask';
import { BoardSend, type Mark } from '../../channels/board/send/send.js';
import type { Send } from '../../platform/sending.js';
import { Announcing } from '../tickets/announcing.js';

/** The channels to which replies can go, each by its own way. */
@Injectable()
export class WaysOut extends Announcing {
  private readonly board: BoardSend;
  private readonly ways = new Map<string, Send>();

  constructor(@InjectDataSource('desk') desk: DataSource) {
    super();
    this.board = new BoardSend(desk, maskNumbers);
    this.add(this.board);
  }

  add(way: Send): void {
    this.ways.set(way.channel, way);
  }

  to(channel: string): Send | undefined {
    return this.ways.get(channel);
  }

  canReach(channel: string): boolean {
    return this.ways.has(channel);
  }

  resolved(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
    return this.mark(tx, 'solved', brandId, ticketId);
  }

  reopened(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
    return this.mark(tx, 'reopened', brandId, ticketId);
  }

  private async mark(
    tx: EntityManager,
    kind: Mark['kind'],
    brandId: string,
    ticketId: string,
  ): Promise<void> {
    const [thread] = await tx.query<{ channel: string; threadId: string; name: string }[]>(THREAD, [
      brandId,
      ticketId,
    ]);
    if (thread?.channel !== this.board.channel) return;
    await this.board.mark(tx, { ...thread, brandId, id: newId(), kind });
  }
}

const THREAD = `
  select t.channel, p.external_id as "threadId", a.handle as name
    from desk.ticket t
    join desk.account a on (a.brand_id, a.id) = (t.brand_id, t.account_id)
    join desk.post p on (p.brand_id, p.ticket_id) = (t.brand_id, t.id) and p.outcome = 'ticket'
   where t.brand_id = $1 and t.id = $2`;
