import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { TakenBack } from '@evenhand/shared/wire/ticket';
import { clock } from '../../clock.js';
import { actorOf } from '../../ledger/actor.js';
import { Wakeups } from '../../ledger/wakeups.js';
import { roleIn, type Viewer } from '../../people/sessions.js';
import { Refusal } from '../../platform/refusal.js';
import { lockTicket } from '../tickets/states/lock-ticket.js';
import { backToDraft } from './back-to-draft.js';
import type { ReplyAddress } from './deliveries.js';
import { holdReply, type OutgoingRow } from './outgoing.js';

/** Takes replies back while they wait: nothing was sent, and the text is its writer's draft again. */
@Injectable()
export class Undo {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
  ) {}

  /** Twice is once. Nobody but its writer gets to see the text. @throws NotFound, Refusal where it is too late */
  async takeBack(address: ReplyAddress, by: Viewer): Promise<TakenBack> {
    const { brandId, ticketId, replyId } = address;
    const reply = await this.desk.transaction(async (tx) => {
      await lockTicket(tx, brandId, ticketId);
      const held = await holdReply(tx, brandId, ticketId, replyId);
      refuseStrangers(held, by);
      if (held.state !== 'taken back') await undo(tx, held, by);
      return held;
    });
    for (const topic of ['replies', 'events'] as const) this.wakeups.nudge(topic, brandId);
    return { text: reply.personId === by.id ? reply.text : null };
  }
}

async function undo(tx: EntityManager, reply: OutgoingRow, by: Viewer): Promise<void> {
  const at = await clock.now(tx);
  if (reply.state !== 'queued' || reply.sendAt <= at)
    throw new Refusal('too-late', 'The ten seconds are over: it is on its way, or was sent already.', 409);
  await backToDraft(tx, reply, { actor: actorOf(by.id), at });
}

function refuseStrangers(reply: OutgoingRow, by: Viewer): void {
  if (reply.personId !== by.id && roleIn(by, reply.brandId) !== 'manager')
    throw new Refusal('not-yours', `Only ${reply.name} or a manager can take this reply back.`);
}
