import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { clock } from '../../clock.js';
import { actorOf } from '../../ledger/actor.js';
import { append, type Entry } from '../../ledger/append.js';
import { salted } from '../../ledger/salted.js';
import type { Receipt } from '../../platform/sending.js';
import { TicketStates } from '../tickets/states/ticket-states.js';
import { Timekeeping, type Verdict } from '../tickets/timekeeping.js';
import { lockAskedTicket, type AskedTicket } from './asked-ticket.js';
import { holdReply, type OutgoingRow } from './outgoing.js';
import { writeDelivery } from './write-delivery.js';

/** Which reply, of which ticket. */
export interface ReplyAddress {
  readonly brandId: string;
  readonly ticketId: string;
  readonly replyId: string;
}

/** What a delivered reply brings about: its post, stopped clocks, the ticket's next state, an entry in the ledger. */
@Injectable()
export class Deliveries {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly timekeeping: Timekeeping,
    private readonly states: TicketStates,
  ) {}

  /** Once, however often the channel's receipt is brought. */
  deliver(address: ReplyAddress, receipt: Receipt): Promise<void> {
    return this.desk.transaction(async (tx) => {
      const ticket = await lockAskedTicket(tx, address.brandId, address.ticketId);
      const reply = await holdReply(tx, address.brandId, address.ticketId, address.replyId);
      if (reply.state !== 'delivered') await this.write(tx, ticket, reply, { receipt, foundBy: null });
    });
  }

  /**
   * In the caller's transaction, which holds the ticket and its reply.
   * @param how `foundBy`: who found out that it had been delivered, where the channel did not say so
   */
  async write(
    tx: EntityManager,
    ticket: AskedTicket,
    reply: OutgoingRow,
    how: { receipt: Receipt; foundBy: string | null },
  ): Promise<void> {
    const { brandId, ticketId } = reply;
    const now = await clock.now(tx);
    const at = how.receipt.deliveredAt;
    const postId = await writeDelivery(tx, ticket, reply, how.receipt);
    const answer = { ticketId, at, isDeflection: reply.isDeflection };
    const heard = { answers: [answer], wroteAgain: [] };
    const { verdicts, breaches, begun } = await this.timekeeping.hear(tx, brandId, heard, now);
    const replied = repliedEntry(reply, { ...how, postId, verdicts, now });
    await append(tx, brandId, [...breaches, replied, ...begun]);
    // The customer has written since: what its writer wanted for the ticket was meant for what they had read.
    if (ticket.lastPostId !== reply.answersPostId) return;
    const actor = actorOf(reply.personId);
    await this.states.becomeAfterReply(tx, brandId, ticketId, { to: reply.thenState, actor, now });
  }
}

interface Delivered {
  readonly receipt: Receipt;
  readonly foundBy: string | null;
  readonly postId: string;
  readonly verdicts: readonly Verdict[];
  readonly now: Date;
}

function repliedEntry(reply: OutgoingRow, { receipt, foundBy, postId, verdicts, now }: Delivered): Entry {
  const { id: replyId, ticketId, personId, isDeflection, text, salt } = reply;
  return {
    chain: ticketId,
    kind: 'replied',
    actor: actorOf(foundBy ?? personId),
    at: receipt.deliveredAt,
    body: {
      ...{ origin: 'evenhand', replyId, postId, personId, textHash: salted(text, salt).textHash },
      ...{ answersCustomer: true, isDeflection, knownAt: now.toISOString() },
      verdicts: verdicts.map(({ clock: kind, round, verdict, isInTime, dueAt }) => ({
        clock: kind,
        round,
        verdict,
        isInTime,
        dueAt,
      })),
      ...(foundBy && { foundBy }),
    },
  };
}
