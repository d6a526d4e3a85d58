import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { Settings } from '../../../settings.js';
import type { Bundle, Carried } from './bundle.js';
import { again } from './carrier.js';
import { Carriers } from './carriers.js';
import { letterOf } from './lines-of.js';
import { settle } from './settle-bundle.js';
import { nextMessageInMs, takeBundle, type Pace } from './take-bundle.js';

/** One message's way out: taken in a transaction of its own, carried, and how it ended written down in another. */
@Injectable()
export class Rounds {
  private readonly pace: Pace;

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly carriers: Carriers,
    settings: Settings,
    @InjectPinoLogger(Rounds.name) private readonly log: PinoLogger,
  ) {
    this.pace = { gather: settings.EVENHAND_GATHER_SECONDS, rest: settings.EVENHAND_REST_SECONDS };
  }

  take(ways: readonly Bundle['by'][]): Promise<Bundle | null> {
    return takeBundle(this.desk, this.pace, ways);
  }

  nextInMs(ways: readonly Bundle['by'][]): Promise<number> {
    return nextMessageInMs(this.desk, this.pace, ways);
  }

  /** What goes wrong here leaves the bundle taken: its lease runs out, and it comes round again. */
  async run(bundle: Bundle): Promise<void> {
    const of = { brandId: bundle.brandId, bundleId: bundle.id, by: bundle.by };
    try {
      const ending = await this.carried(bundle);
      if (ending.kind !== 'sent') this.log.warn({ ...of, reason: ending.reason }, 'a message did not go out');
      await settle(this.desk, bundle, ending);
    } catch (error) {
      this.log.error({ ...of, err: error }, 'what became of a message could not be written down');
    }
  }

  private async carried(bundle: Bundle): Promise<Carried> {
    try {
      return await this.carriers.carry(await letterOf(this.desk, bundle), bundle);
    } catch (error) {
      this.log.error({ err: error, bundleId: bundle.id }, 'a message could not be made or carried');
      return again('bug', 'Something went wrong on our side.', true);
    }
  }
}
