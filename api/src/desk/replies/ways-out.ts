import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { maskNumbers } from '@evenhand/shared/board/mask';
import { BoardSend } from '../../channels/board/send/send.js';
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

  async resolved(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
    const [thread] = await tx.query<{ channel: string; threadId: string; name: string }[]>(THREAD, [
      brandId,
      ticketId,
    ]);
    if (thread?.channel === this.board.channel)
      await this.board.solved(tx, { ...thread, brandId, markId: newId() });
  }
}

const THREAD = `
  select t.channel, p.external_id as "threadId", a.handle as name
    from desk.ticket t
    join desk.account a on (a.brand_id, a.id) = (t.brand_id, t.account_id)
    join desk.post p on (p.brand_id, p.ticket_id) = (t.brand_id, t.id) and p.outcome = 'ticket'
   where t.brand_id = $1 and t.id = $2`;
