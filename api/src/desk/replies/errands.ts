import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { attempt, type Ending } from './attempt.js';
import { Deliveries } from './deliveries.js';
import { giveUp, postpone } from './settle.js';
import { nextToSendInMs, takeDue, type TakenReply } from './take-due.js';
import { WaysOut } from './ways-out.js';
import { withdraw } from './withdraw.js';

/** One reply's way out: taken in a transaction of its own, sent, and what came of it written down in another. */
@Injectable()
export class Errands {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly ways: WaysOut,
    private readonly deliveries: Deliveries,
    @InjectPinoLogger(Errands.name) private readonly log: PinoLogger,
  ) {}

  take(): Promise<TakenReply | undefined> {
    return takeDue(this.desk);
  }

  nextInMs(): Promise<number> {
    return nextToSendInMs(this.desk);
  }

  /** What goes wrong here leaves the reply taken: its lease runs out, and it comes round again. */
  async run(reply: TakenReply): Promise<void> {
    const of = { brandId: reply.brandId, replyId: reply.id };
    try {
      if (!reply.isByStaff) return await withdraw(this.desk, reply);
      const ending = await attempt(this.ways.to(reply.channel), reply);
      if (ending.error !== undefined) this.log.warn({ ...of, err: ending.error }, 'a channel gave no answer');
      await this.settle(reply, ending);
    } catch (error) {
      this.log.error({ ...of, err: error }, 'what became of a reply could not be written down');
    }
  }

  private settle(reply: TakenReply, ending: Ending): Promise<void> {
    if (ending.kind === 'again') return postpone(this.desk, reply, ending);
    if (ending.kind !== 'delivered') return giveUp(this.desk, reply, ending);
    const { brandId, ticketId, id: replyId } = reply;
    return this.deliveries.deliver({ brandId, ticketId, replyId }, ending.receipt);
  }
}
