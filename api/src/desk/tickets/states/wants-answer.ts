import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { NotFound } from '../../../platform/refusal.js';
import { Timekeeping } from '../timekeeping.js';
import { countContacts } from '../write-tickets.js';
import { lockTicket } from './lock-ticket.js';
import { TicketStates } from './ticket-states.js';

const OF_CUSTOMER = `
  select wants_answer as "wantsAnswer" from desk.post
   where brand_id = $1 and ticket_id = $2 and id = $3 and outcome in ('ticket', 'attached')`;

const WANTS = 'update desk.post set wants_answer = true where brand_id = $1 and id = $2';

/** A post that was taken for one that wants nothing, as thanks for a fix, wants an answer after all. */
@Injectable()
export class WantedAnswers {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly timekeeping: Timekeeping,
    private readonly states: TicketStates,
    private readonly wakeups: Wakeups,
  ) {}

  /** The same one twice is one. It is for everybody, as opening a ticket again is. @throws NotFound */
  async want(brandId: string, ticketId: string, postId: string, personId: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      const ticket = await lockTicket(tx, brandId, ticketId);
      const [post] = await tx.query<{ wantsAnswer: boolean }[]>(OF_CUSTOMER, [brandId, ticketId, postId]);
      if (!post) throw new NotFound('post');
      if (post.wantsAnswer) return;
      await tx.query(WANTS, [brandId, postId]);
      await countContacts(tx, brandId, [ticketId]);
      const now = await clock.now(tx);
      const by = { actor: actorOf(personId), now, body: { postId } };
      if (ticket.state !== 'open') await this.states.become(tx, brandId, ticketId, { to: 'open', ...by });
      else await append(tx, brandId, [{ chain: ticketId, kind: 'answer wanted', at: now, ...by }]);
      await this.hear(tx, brandId, ticketId, now);
    });
    this.wakeups.nudge('events', brandId);
    this.wakeups.nudge('deadlines', brandId);
  }

  private async hear(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<void> {
    const heard = { answers: [], wroteAgain: [ticketId] };
    const { breaches, begun } = await this.timekeeping.hear(tx, brandId, heard, now);
    await append(tx, brandId, [...breaches, ...begun]);
  }
}
