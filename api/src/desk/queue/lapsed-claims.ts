import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { Wakeups } from '../../ledger/wakeups.js';
import { expireClaims, type Expired } from './expire-claims.js';
import { rememberSkips } from './remember-skips.js';

const LOOK_MS = 60_000;
const REASON = 'gone';

/** A claim ends when its holder has gone: unanswered, it was a skip like any other. Any node may look. */
@Injectable()
export class LapsedClaims {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(LapsedClaims.name) private readonly log: PinoLogger,
  ) {}

  @Interval(LOOK_MS)
  async look(): Promise<void> {
    try {
      for (const brandId of await this.expire()) this.wakeups.nudge('events', brandId);
    } catch (error) {
      this.log.error({ err: error }, 'lapsed claims could not be looked at; trying again in a minute');
    }
  }

  /** @returns the brands in which there were some. */
  private expire(): Promise<string[]> {
    return this.desk.transaction(async (tx) => {
      const at = await clock.now(tx);
      const brands = Map.groupBy(await expireClaims(tx), (one) => one.brandId);
      for (const [brandId, expired] of brands) {
        const unanswered = expired.filter((one) => !one.hasAnswered);
        await rememberSkips(tx, brandId, REASON, unanswered);
        await append(tx, brandId, expired.map(entryAt(at)));
      }
      return [...brands.keys()];
    });
  }
}

const entryAt =
  (at: Date) =>
  ({ ticketId, personId, hasAnswered }: Expired) => ({
    ...{ chain: ticketId, kind: hasAnswered ? 'released' : 'skipped', actor: 'desk', at },
    body: { reason: REASON, personId },
  });
