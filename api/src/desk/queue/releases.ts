import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Release } from '@evenhand/shared/wire/ticket';
import { clock } from '../../clock.js';
import { actorOf } from '../../ledger/actor.js';
import { append } from '../../ledger/append.js';
import { Wakeups } from '../../ledger/wakeups.js';
import { Refusal } from '../../platform/refusal.js';
import { writeWords } from '../tickets/notes/write-words.js';
import { lockTicket } from '../tickets/states/lock-ticket.js';
import { hasAnsweredSinceClaim } from './answered-since-claim.js';
import { giveBack } from './give-back.js';
import { nameOf } from './name-of.js';

/** Who gives a ticket back: its holder, or a manager in their place. */
export interface Giver {
  readonly personId: string;
  readonly isManager: boolean;
}

/** A ticket goes back to the queue, with a reason; its clocks run on. */
@Injectable()
export class Releases {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
  ) {}

  /** Unanswered since its claim, it was skipped. @throws Refusal where there is no reason, or it is not theirs. */
  async release(brandId: string, ticketId: string, by: Giver, why: Release): Promise<void> {
    if (why.reason === 'other' && !why.words?.trim())
      throw new Refusal('no-words', 'Say the other reason in words.');
    await this.desk.transaction(async (tx) => {
      const { assigneeId } = await lockTicket(tx, brandId, ticketId);
      const holderId = await refuseStrangers(tx, assigneeId, by);
      const at = await clock.now(tx);
      const { personId } = by;
      const kind = (await hasAnsweredSinceClaim(tx, brandId, ticketId, holderId)) ? 'released' : 'skipped';
      await giveBack(tx, brandId, ticketId, { holderId, reason: why.reason });
      const body = {
        reason: why.reason,
        ...(holderId !== personId && { personId: holderId }),
        ...(await wordsOf(tx, brandId, why, { ticketId, personId, now: at })),
      };
      await append(tx, brandId, [{ chain: ticketId, kind, actor: actorOf(personId), at, body }]);
    });
    this.wakeups.nudge('events', brandId);
  }
}

/** @returns whose it is. */
async function refuseStrangers(tx: EntityManager, holderId: string | null, by: Giver): Promise<string> {
  if (holderId === null) throw new Refusal('not-claimed', 'Nobody has this ticket.', 409);
  if (holderId === by.personId || by.isManager) return holderId;
  const sentence = `${await nameOf(tx, holderId)} has this ticket. They, or a manager, give it back.`;
  throw new Refusal('not-yours', sentence, 403);
}

async function wordsOf(
  tx: EntityManager,
  brandId: string,
  { words }: Release,
  said: { ticketId: string; personId: string; now: Date },
) {
  return words?.trim() ? writeWords(tx, brandId, { ...said, kind: 'reason', text: words }) : {};
}
