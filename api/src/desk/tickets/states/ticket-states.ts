import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TicketState } from '@evenhand/shared/wire/queue';
import type { ThenState } from '@evenhand/shared/wire/ticket';
import { append, type Entry } from '../../../ledger/append.js';
import { Refusal } from '../../../platform/refusal.js';
import { Announcing } from '../announcing.js';
import { MAY_BECOME } from '../ticket.js';
import { Timekeeping, type Verdict } from '../timekeeping.js';
import { lockTicket, type LockedTicket } from './lock-ticket.js';

/** What a ticket is to become, and at whose word. */
export interface Change {
  readonly to: TicketState;
  /** `person <uuid>`, or `customer`. */
  readonly actor: string;
  readonly now: Date;
  /** What the event says beside the states. */
  readonly body?: Readonly<Record<string, unknown>>;
}

interface Moved {
  readonly before: readonly Entry[];
  readonly verdicts?: readonly Verdict[];
}

const EVENT: Record<TicketState, string> = {
  open: 'reopened',
  waiting: 'put to waiting',
  resolved: 'resolved',
  closed: 'fix confirmed',
  merged: 'merged',
  'set aside': 'set aside',
};

/** What a ticket that nobody has answered cannot become. */
const WANTS_ANSWER: Partial<Record<TicketState, string>> = {
  waiting: 'Answer first, then wait for the customer.',
  resolved: 'Nobody has answered the customer yet. Answer first, then call it resolved.',
};

const WRITE = `
  update desk.ticket t
     set state = $3, resolved_at = case $3 when 'resolved' then $4::timestamptz when 'closed' then resolved_at end,
         set_aside_at = case $3 when 'set aside' then $4 end
   where brand_id = $1 and id = $2`;

/** Moves a ticket from state to state, with its clocks and the entry in the ledger. */
@Injectable()
export class TicketStates {
  constructor(
    private readonly timekeeping: Timekeeping,
    private readonly announcing: Announcing,
  ) {}

  /**
   * In the caller's transaction; call `nudge` for events and deadlines after it.
   * @throws Refusal 409 where the ticket may not become that, 422 `not-answered` where nobody has answered
   */
  async become(tx: EntityManager, brandId: string, ticketId: string, change: Change): Promise<void> {
    const entries = await this.move(tx, brandId, await lockTicket(tx, brandId, ticketId), change);
    await append(tx, brandId, entries);
  }

  /** The same, with the entries left to the caller to append. */
  async move(tx: EntityManager, brandId: string, ticket: LockedTicket, change: Change): Promise<Entry[]> {
    const { to, actor, now, body } = change;
    refuse(ticket, to);
    const { before, verdicts } = await this.moveClocks(tx, brandId, ticket, change);
    await tx.query(WRITE, [brandId, ticket.id, to, now]);
    await this.announce(tx, brandId, ticket, to);
    const said = { from: ticket.state, ...body, ...(verdicts && { verdicts }) };
    return [...before, { chain: ticket.id, kind: EVENT[to], actor, at: now, body: said }];
  }

  /**
   * What the writer of a reply wanted to come after it. Somebody may have done otherwise since it was queued: then that
   * stands. In the caller's transaction, after the reply has stopped its clocks.
   */
  async becomeAfterReply(
    tx: EntityManager,
    brandId: string,
    ticketId: string,
    then: { to: ThenState; actor: string; now: Date },
  ): Promise<void> {
    const ticket = await lockTicket(tx, brandId, ticketId);
    const isAtWork = ticket.state === 'open' || ticket.state === 'waiting';
    if (!isAtWork || ticket.state === then.to) return;
    if (then.to !== 'open' && ticket.answeredAt === null) return;
    await append(tx, brandId, await this.move(tx, brandId, ticket, then));
  }

  private async announce(
    tx: EntityManager,
    brandId: string,
    { id, state }: LockedTicket,
    to: TicketState,
  ): Promise<void> {
    if (to === 'resolved') await this.announcing.resolved(tx, brandId, id);
    const wasCalledFixed = state === 'resolved' || state === 'closed';
    if (to === 'open' && wasCalledFixed) await this.announcing.reopened(tx, brandId, id);
  }

  private async moveClocks(
    tx: EntityManager,
    brandId: string,
    ticket: LockedTicket,
    { to, now }: Change,
  ): Promise<Moved> {
    if (to === 'resolved') return { before: await this.timekeeping.hold(tx, brandId, ticket.id, now) };
    if (to === 'set aside') return { before: await this.timekeeping.cancel(tx, brandId, ticket.id, now) };
    if (to === 'open' && ticket.state !== 'waiting')
      return { before: await this.timekeeping.release(tx, brandId, ticket.id, now) };
    if (to !== 'closed') return { before: [] };
    const fix = { ticketId: ticket.id, at: ticket.resolvedAt ?? now };
    const { verdicts, breaches } = await this.timekeeping.end(tx, brandId, fix, now);
    return { before: breaches, verdicts };
  }
}

function refuse(ticket: LockedTicket, to: TicketState): void {
  if (!MAY_BECOME[ticket.state].includes(to))
    throw new Refusal(
      'not-from-here',
      ticket.state === to
        ? `This ticket is ${to} already; what is ${ticket.state} cannot become ${to} again.`
        : `This ticket is ${ticket.state}; from there it cannot become ${to}.`,
      409,
    );
  const wantsAnswer = WANTS_ANSWER[to];
  if (wantsAnswer && ticket.answeredAt === null) throw new Refusal('not-answered', wantsAnswer);
}
