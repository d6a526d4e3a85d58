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
  /** When it happened by its own time, where that is earlier than `now`: a customer's post. */
  readonly at?: Date;
  /** Whom a waiting ticket waits for, where it is not the customer. */
  readonly waitingOn?: string | undefined;
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
  closed: 'fix held',
  merged: 'merged',
  'set aside': 'set aside',
};

/** What a customer brings about is told by another word. */
const BY_CUSTOMER: Partial<Record<TicketState, string>> = { closed: 'fix confirmed' };

/** What a ticket that nobody has answered cannot become. */
const WANTS_ANSWER: Partial<Record<TicketState, string>> = {
  waiting: 'Answer first, then wait for the customer.',
  resolved: 'Nobody has answered the customer yet. Answer first, then call it resolved.',
};

const WATCHED_MINUTES = `
  (select r.verification_minutes
     from desk.clock c join desk.policy_rule r on r.brand_id = $1
      and (r.policy_id, r.policy_version, r.position) = (c.policy_id, c.policy_version, c.rule)
    where c.brand_id = $1 and c.ticket_id = t.id and c.kind = 'resolution' limit 1)`;

const WRITE = `
  update desk.ticket t
     set state = $3, resolved_at = case $3 when 'resolved' then $4::timestamptz when 'closed' then resolved_at end,
         verify_until = case $3 when 'resolved' then $4 + make_interval(mins => ${WATCHED_MINUTES}) end,
         set_aside_at = case $3 when 'set aside' then $4 end, waiting_on = $5,
         recurrences = recurrences + $6
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
    refuse(ticket, change);
    const isBack = isRecurrence(ticket, change);
    const { before, verdicts } = await this.moveClocks(tx, brandId, ticket, change);
    if (isBack) await this.timekeeping.lift(tx, brandId, ticket.id);
    await tx.query(WRITE, [brandId, ticket.id, to, now, change.waitingOn ?? null, isBack ? 1 : 0]);
    await this.announce(tx, brandId, ticket, to);
    const after = to === 'open' ? await this.hearAgain(tx, brandId, ticket.id, now) : [];
    const again = isBack ? { recurrences: ticket.recurrences + 1 } : {};
    const said = { from: ticket.state, ...again, ...body, ...(verdicts && { verdicts }) };
    const kind = isBack ? 'recurred' : wordFor(change);
    return [...before, { chain: ticket.id, kind, actor, at: now, body: said }, ...after];
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
    if (!isAtWork || isTheSame(ticket, then)) return;
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
    change: Change,
  ): Promise<Moved> {
    const resumed = await this.waitNoMore(tx, brandId, ticket, change);
    const { before, verdicts } = await this.turnClocks(tx, brandId, ticket, change);
    return { before: [...resumed, ...before], ...(verdicts && { verdicts }) };
  }

  private async turnClocks(
    tx: EntityManager,
    brandId: string,
    ticket: LockedTicket,
    change: Change,
  ): Promise<Moved> {
    const { to, now } = change;
    // What was called fixed has not been late since.
    const until = ticket.resolvedAt ?? now;
    switch (to) {
      case 'resolved':
        return { before: await this.timekeeping.hold(tx, brandId, ticket.id, now) };
      case 'set aside':
      case 'merged':
        return { before: await this.timekeeping.cancel(tx, brandId, ticket.id, until) };
      case 'waiting':
        return { before: await this.wait(tx, brandId, ticket, change) };
      case 'open':
        return { before: await this.open(tx, brandId, ticket, change) };
      case 'closed': {
        const fix = { ticketId: ticket.id, at: until };
        const { verdicts, breaches } = await this.timekeeping.end(tx, brandId, fix, now);
        return { before: breaches, verdicts };
      }
    }
  }

  /** Whatever it becomes, that wait is over: one for somebody else begins at the same instant. */
  private async waitNoMore(
    tx: EntityManager,
    brandId: string,
    { id: ticketId, state }: LockedTicket,
    { now, at = now }: Change,
  ): Promise<Entry[]> {
    return state === 'waiting' ? this.timekeeping.goOn(tx, brandId, { ticketId, at }, now) : [];
  }

  /** What the customer had said while the clocks were off may want an answer. */
  private async hearAgain(
    tx: EntityManager,
    brandId: string,
    ticketId: string,
    now: Date,
  ): Promise<readonly Entry[]> {
    const heard = { answers: [], wroteAgain: [ticketId] };
    const { breaches, begun } = await this.timekeeping.hear(tx, brandId, heard, now);
    return [...breaches, ...begun];
  }

  private wait(
    tx: EntityManager,
    brandId: string,
    { id: ticketId }: LockedTicket,
    { now, waitingOn }: Change,
  ): Promise<Entry[]> {
    const why = waitingOn ? 'third party' : 'customer';
    return this.timekeeping.wait(tx, brandId, { ticketId, from: now, why });
  }

  private async open(
    tx: EntityManager,
    brandId: string,
    { id: ticketId, state, resolvedAt }: LockedTicket,
    { now, at = now }: Change,
  ): Promise<Entry[]> {
    if (state === 'waiting') return [];
    return this.timekeeping.release(tx, brandId, { ticketId, resolvedAt, at }, now);
  }
}

/** The same customer's same problem is back after it was called fixed: only they can say so. */
const isRecurrence = ({ state }: LockedTicket, { to, actor }: Change) =>
  to === 'open' && actor === 'customer' && (state === 'resolved' || state === 'closed');

const wordFor = ({ to, actor }: Change) => (actor === 'customer' && BY_CUSTOMER[to]) || EVENT[to];

const isTheSame = (ticket: LockedTicket, { to, waitingOn }: Change) =>
  ticket.state === to && ticket.waitingOn === (waitingOn ?? null);

function refuse(ticket: LockedTicket, change: Change): void {
  const { to } = change;
  if (!MAY_BECOME[ticket.state].includes(to) || isTheSame(ticket, change))
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
