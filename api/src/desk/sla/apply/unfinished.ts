import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { unfinishedApplications } from './application-rows.js';
import { Applications } from './applications.js';

const LOOK_MS = 60_000;

/** Goes on with what a node that is no longer there had begun. Any number of nodes may: each piece is done once. */
@Injectable()
export class Unfinished implements OnApplicationShutdown {
  private looking: Promise<void> | null = null;

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly applications: Applications,
    @InjectPinoLogger(Unfinished.name) private readonly log: PinoLogger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.looking;
  }

  @Interval(LOOK_MS)
  look(): Promise<void> {
    this.looking ??= this.finish().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async finish(): Promise<void> {
    try {
      for (const { brandId, id } of await unfinishedApplications(this.desk))
        await this.applications.goOn(brandId, id);
    } catch (error) {
      this.log.error({ err: error }, 'a policy could not be applied to the end; trying again in a minute');
    }
  }
}
