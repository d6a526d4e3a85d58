import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { NIL } from 'uuid';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { lockTickets, type LockedTicket } from './lock-ticket.js';
import { TicketStates } from './ticket-states.js';

const LOOK_MS = 2_000;
const BATCH = 50;

const BRANDS = `
  select distinct brand_id as "brandId" from desk.ticket where state = 'resolved' and verify_until <= desk.now()`;

/** Whoever holds a ticket, it comes round again with the next look. */
const HELD = `
  select id, verify_until::text as "heldUntil" from desk.ticket
   where brand_id = $1 and state = 'resolved' and verify_until <= desk.now() and (verify_until, id) > ($2, $3)
   order by verify_until, id limit ${BATCH} for no key update skip locked`;

/** How far a look has come. */
interface Held {
  readonly id: string;
  readonly heldUntil: string;
}

const FROM_THE_START: Held = { heldUntil: '-infinity', id: NIL };

/** A fix that held for as long as it was watched is a fix: the ticket closes. Any node may look. */
@Injectable()
export class Fixes {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly states: TicketStates,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(Fixes.name) private readonly log: PinoLogger,
  ) {}

  @Interval(LOOK_MS)
  async look(): Promise<void> {
    try {
      const brands = await this.desk.query<{ brandId: string }[]>(BRANDS);
      for (const { brandId } of brands) await this.lookAt(brandId);
    } catch (error) {
      this.log.error({ err: error }, 'fixes that held could not be looked at; trying again soon');
    }
  }

  private async lookAt(brandId: string): Promise<void> {
    try {
      let last: Held | null = FROM_THE_START;
      while (last) last = await this.closeSome(brandId, last);
    } catch (error) {
      this.log.error({ err: error, brandId }, 'fixes of a brand could not be looked at; trying again soon');
    }
  }

  /** @returns where to go on; null where there is nothing more */
  private async closeSome(brandId: string, after: Held): Promise<Held | null> {
    const held = await this.desk.transaction(async (tx) => {
      const found = await tx.query<Held[]>(HELD, [brandId, after.heldUntil, after.id]);
      const tickets = await lockTickets(
        tx,
        brandId,
        found.map(({ id }) => id),
      );
      const now = await clock.now(tx);
      for (const ticket of tickets.values()) await this.close(tx, brandId, ticket, now);
      return found;
    });
    if (held.length > 0) this.wakeups.nudge('events', brandId);
    return held.length === BATCH ? (held.at(-1) ?? null) : null;
  }

  /** One that cannot be closed keeps no other from it. */
  private async close(tx: EntityManager, brandId: string, ticket: LockedTicket, now: Date): Promise<void> {
    try {
      await tx.transaction(async (step) => {
        const change = { to: 'closed', actor: 'clocks', now } as const;
        await append(step, brandId, await this.states.move(step, brandId, ticket, change));
      });
    } catch (error) {
      this.log.error({ err: error, ticketId: ticket.id }, 'a fix that held could not be closed');
    }
  }
}
