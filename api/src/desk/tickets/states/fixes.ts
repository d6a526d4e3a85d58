import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { lockTickets } from './lock-ticket.js';
import { TicketStates } from './ticket-states.js';

const LOOK_MS = 2_000;
const BATCH = 50;

/** Whoever holds a ticket, it comes round again with the next look. */
const HELD = `
  select brand_id as "brandId", id from desk.ticket
   where state = 'resolved' and verify_until <= desk.now()
   order by verify_until limit ${BATCH} for no key update skip locked`;

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
      while ((await this.closeSome()) === BATCH);
    } catch (error) {
      this.log.error({ err: error }, 'fixes that held could not be looked at; trying again soon');
    }
  }

  private async closeSome(): Promise<number> {
    const held = await this.desk.transaction(async (tx) => {
      const found = await tx.query<{ brandId: string; id: string }[]>(HELD);
      const now = await clock.now(tx);
      for (const [brandId, ofBrand] of Map.groupBy(found, (one) => one.brandId)) {
        const ids = ofBrand.map(({ id }) => id);
        for (const ticket of (await lockTickets(tx, brandId, ids)).values())
          await append(
            tx,
            brandId,
            await this.states.move(tx, brandId, ticket, { to: 'closed', actor: 'clocks', now }),
          );
      }
      return found;
    });
    for (const brandId of new Set(held.map((one) => one.brandId))) this.wakeups.nudge('events', brandId);
    return held.length;
  }
}
