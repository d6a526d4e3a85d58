import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import { clock } from '../../clock.js';
import { actorOf } from '../../ledger/actor.js';
import { append } from '../../ledger/append.js';
import { Wakeups } from '../../ledger/wakeups.js';
import { Refusal } from '../../platform/refusal.js';
import { lockTicket, type LockedTicket } from '../tickets/states/lock-ticket.js';
import { assign } from './assign.js';
import { countAhead } from './count-ahead.js';
import { refuseFullHands } from './full-hands.js';
import { mostUrgent, mostUrgentFree, type Taker } from './most-urgent.js';
import { nameOf } from './name-of.js';
import { stayHere } from './stay-here.js';

/** Who has a ticket: a person takes it, or asks for the most urgent one. */
@Injectable()
export class Claims {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
  ) {}

  /** Its holder may claim it again: nothing happens. @throws Refusal 409 where somebody else has it. */
  async claim(brandId: string, ticketId: string, personId: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await stayHere(tx, brandId, personId);
      const ticket = await lockTicket(tx, brandId, ticketId);
      if (ticket.assigneeId === personId) return;
      await refuseUnclaimable(tx, ticket);
      await refuseFullHands(tx, brandId, personId);
      const ahead = await countAhead(tx, brandId, ticketId);
      await give(tx, { brandId, ticketId, personId }, { isNext: false, ahead });
    });
    this.wakeups.nudge('events', brandId);
  }

  /** @returns the ticket that this person has now, the most urgent that nobody had; null where there is none. */
  async takeNext(brandId: string, personId: string, filter: QueueFilter): Promise<string | null> {
    const ticketId = await this.desk.transaction(async (tx) => {
      await stayHere(tx, brandId, personId);
      await refuseFullHands(tx, brandId, personId);
      const next = await lockNext(tx, { brandId, personId, filter });
      if (next) await give(tx, { brandId, ticketId: next, personId }, { isNext: true, ahead: 0 });
      return next;
    });
    if (ticketId) this.wakeups.nudge('events', brandId);
    return ticketId;
  }
}

interface Gift {
  readonly brandId: string;
  readonly ticketId: string;
  readonly personId: string;
}

async function give(
  tx: EntityManager,
  { brandId, ticketId, personId }: Gift,
  body: { isNext: boolean; ahead: number },
): Promise<void> {
  await assign(tx, brandId, ticketId, personId);
  const at = await clock.now(tx);
  await append(tx, brandId, [{ chain: ticketId, kind: 'claimed', actor: actorOf(personId), at, body }]);
}

/** Waits for nobody, unless all that is left is held: the alarm may have a ticket for a moment, and gives it back. */
async function lockNext(tx: EntityManager, taker: Taker): Promise<string | null> {
  const free = await mostUrgentFree(tx, taker);
  if (free) return free;
  const held = await mostUrgent(tx, taker);
  if (!held) return null;
  const { assigneeId, state } = await lockTicket(tx, taker.brandId, held);
  return assigneeId === null && state === 'open' ? held : null;
}

async function refuseUnclaimable(tx: EntityManager, ticket: LockedTicket): Promise<void> {
  if (ticket.assigneeId !== null)
    throw new Refusal('claimed', `${await nameOf(tx, ticket.assigneeId)} has this ticket.`, 409);
  if (ticket.isHistory)
    throw new Refusal('imported', 'This ticket is imported history: there is nobody left to answer.');
  if (ticket.state !== 'open' && ticket.state !== 'waiting')
    throw new Refusal('not-open', `This ticket is ${ticket.state}. Open it again to work on it.`);
}
