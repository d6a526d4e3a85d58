import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Role } from '@evenhand/shared/wire/session';
import type { StateChange } from '@evenhand/shared/wire/ticket';
import { actorOf } from '../../../ledger/actor.js';
import { clock } from '../../../clock.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { Refusal } from '../../../platform/refusal.js';
import { writeWords } from '../notes/write-words.js';
import { lockTicket, type LockedTicket } from './lock-ticket.js';
import { TicketStates } from './ticket-states.js';

/** Who asks, by their role in the brand. */
export interface By {
  readonly personId: string;
  readonly role: Role | undefined;
}

/** A person says what a ticket is from now on. */
@Injectable()
export class StateChanges {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly states: TicketStates,
    private readonly wakeups: Wakeups,
  ) {}

  async change(brandId: string, ticketId: string, wanted: StateChange, by: By): Promise<void> {
    refuseWithoutReason(wanted);
    refuseNobody(wanted);
    await this.desk.transaction(async (tx) => {
      const ticket = await lockTicket(tx, brandId, ticketId);
      refuseStrangers(ticket, wanted, by);
      const now = await clock.now(tx);
      const body = await reasonOf(tx, brandId, wanted, { ticketId, personId: by.personId, now });
      await this.states.become(tx, brandId, ticketId, {
        to: wanted.state,
        actor: actorOf(by.personId),
        now,
        waitingOn: wanted.waitingOn?.trim(),
        body,
      });
    });
    this.wakeups.nudge('events', brandId);
    this.wakeups.nudge('deadlines', brandId);
  }
}

function refuseWithoutReason({ state, reason, words }: StateChange): void {
  if (state === 'set aside' && !reason)
    throw new Refusal('no-reason', 'Say why this is no complaint: it is not looked at again.');
  if (reason === 'other' && !words?.trim()) throw new Refusal('no-words', 'Say the other reason in words.');
}

function refuseNobody({ state, waitingOn }: StateChange): void {
  if (waitingOn === undefined) return;
  if (state !== 'waiting') throw new Refusal('not-waiting', `A ticket that is ${state} waits for nobody.`);
  if (waitingOn.trim() === '') throw new Refusal('no-words', 'Say whom the ticket waits for.');
}

/** To open a ticket again is for everybody: a complaint that was put away by mistake waits for nobody. */
function refuseStrangers(ticket: LockedTicket, { state }: StateChange, by: By): void {
  if (state === 'open' || by.role === 'manager' || ticket.assigneeId === by.personId) return;
  throw new Refusal(
    'not-claimed',
    ticket.assigneeId === null
      ? 'Claim this ticket first: who changes its state has read it and answers for it.'
      : 'A colleague has claimed this ticket. They, or a manager, change its state.',
  );
}

async function reasonOf(
  tx: EntityManager,
  brandId: string,
  { reason, words, waitingOn }: StateChange,
  said: { ticketId: string; personId: string; now: Date },
): Promise<Record<string, unknown>> {
  const text = [waitingOn, words].flatMap((one) => one?.trim() || []).join(': ');
  const written = text ? await writeWords(tx, brandId, { ...said, kind: 'reason', text }) : {};
  return { ...(reason && { reason }), ...(waitingOn && { why: 'third party' }), ...written };
}
