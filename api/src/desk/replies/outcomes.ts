import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { OutcomeFound } from '@evenhand/shared/wire/ticket';
import { clock } from '../../clock.js';
import { actorOf } from '../../ledger/actor.js';
import { append } from '../../ledger/append.js';
import { Wakeups } from '../../ledger/wakeups.js';
import { Refusal } from '../../platform/refusal.js';
import { lockAskedTicket, type AskedTicket } from './asked-ticket.js';
import { Deliveries, type ReplyAddress } from './deliveries.js';
import { holdReply, takeOutgoingBack, type OutgoingRow } from './outgoing.js';

type Outcome = OutcomeFound['outcome'];

const SEND_AGAIN = `
  update desk.outgoing
     set state = 'queued', send_at = desk.now(), attempts = 0, taken_until = null, reason = null
   where brand_id = $1 and id = $2`;

/** What a person decides over a reply that was refused, or of which nobody knows whether it went out. */
@Injectable()
export class Outcomes {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly deliveries: Deliveries,
    private readonly wakeups: Wakeups,
  ) {}

  /** Nothing of the text is told: who decides may look at a ticket that nobody has claimed. @throws NotFound, Refusal */
  async found(address: ReplyAddress, outcome: Outcome, by: { readonly id: string }): Promise<void> {
    const { brandId, ticketId, replyId } = address;
    await this.desk.transaction(async (tx) => {
      const ticket = await lockAskedTicket(tx, brandId, ticketId);
      const reply = await holdReply(tx, brandId, ticketId, replyId);
      refuseKnown(reply, outcome);
      const at = await clock.now(tx);
      const body = { replyId, outcome, was: reply.state, personId: reply.personId };
      await append(tx, brandId, [
        { chain: ticketId, kind: 'reply outcome found', actor: actorOf(by.id), at, body },
      ]);
      await this.settle(tx, { ticket, reply }, outcome, by.id);
    });
    for (const topic of ['replies', 'events', 'deadlines'] as const) this.wakeups.nudge(topic, brandId);
  }

  private async settle(
    tx: EntityManager,
    { ticket, reply }: { ticket: AskedTicket; reply: OutgoingRow },
    outcome: Outcome,
    foundBy: string,
  ): Promise<void> {
    if (outcome === 'drop') return takeOutgoingBack(tx, reply);
    if (outcome === 'send again') {
      await tx.query(SEND_AGAIN, [reply.brandId, reply.id]);
      return;
    }
    // The channel's own id and instant are not known: it went out no earlier than it was sent.
    const receipt = { externalId: reply.id, deliveredAt: reply.sendAt };
    await this.deliveries.write(tx, ticket, reply, { receipt, foundBy });
  }
}

function refuseKnown(reply: OutgoingRow, outcome: Outcome): void {
  if (reply.state !== 'refused' && reply.state !== 'unsure')
    throw new Refusal('not-in-doubt', `There is nothing to decide: the reply is ${reply.state}.`, 409);
  if (reply.state === 'refused' && outcome === 'was delivered')
    throw new Refusal(
      'was-refused',
      'The channel refused this reply, so it was not delivered. Send it again, or drop it.',
    );
}
