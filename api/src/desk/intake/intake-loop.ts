import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { Wakeups } from '../../ledger/wakeups.js';
import { brandsWithPosts } from './inbox.js';
import { Intake } from './intake.js';

const LOOK_MS = 1_000;

/** Keeps the inbox empty: woken after each arrival, and looking by itself once a second. */
@Injectable()
export class IntakeLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly atWork = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private isStopping = false;
  private stopListening = () => {};

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly intake: Intake,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(IntakeLoop.name) private readonly log: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.wakeups.on('inbox', (brandId) => this.look(brandId));
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.stopListening();
    await Promise.all(this.atWork.values());
  }

  @Interval(LOOK_MS)
  async lookEverywhere(): Promise<void> {
    if (this.isStopping) return;
    try {
      for (const brandId of await brandsWithPosts(this.desk)) this.look(brandId);
    } catch (error) {
      this.log.error({ err: error }, 'the inbox could not be looked at; trying again in a second');
    }
  }

  private look(brandId: string): void {
    if (this.isStopping) return;
    if (this.atWork.has(brandId)) {
      this.again.add(brandId);
      return;
    }
    const work = this.drain(brandId).finally(() => {
      this.atWork.delete(brandId);
      if (this.again.delete(brandId)) this.look(brandId);
    });
    this.atWork.set(brandId, work);
  }

  private async drain(brandId: string): Promise<void> {
    try {
      while (!this.isStopping && (await this.intake.takeBatch(brandId)) === 'more');
    } catch (error) {
      this.log.error(
        { err: error, brandId },
        'a batch of posts could not be taken; trying again in a second',
      );
    }
  }
}
