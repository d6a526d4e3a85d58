import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { Wakeups } from '../../ledger/wakeups.js';
import { brandsWithDue, fireDue, nextDueInMs } from './due.js';

/** A timer is never set further than this: it catches what a lost wake-up or a moved clock would miss. */
const SWEEP_MS = 1_000;
/** When everything due is held by somebody: look again, but do not spin. */
const BACK_OFF_MS = 10;
/** Larger batches only make replies wait for their ticket. */
const BATCH = 250;
const TIMER = 'alarm';

/** Fires each deadline once, when it falls due. Any number of nodes share the work and none is the leader. */
@Injectable()
export class Alarm implements OnApplicationBootstrap, OnApplicationShutdown {
  private sweeping: Promise<void> | null = null;
  private isWoken = false;
  /** Brands whose deadlines could not be fired in this sweep: they are tried again with the next, and set no timer. */
  private readonly failing = new Set<string>();
  private isStopping = false;
  private stopListening = () => {};

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly timers: SchedulerRegistry,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(Alarm.name) private readonly log: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.wakeups.on('deadlines', () => this.ring());
    this.ring();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.stopListening();
    this.disarm();
    await this.sweeping;
  }

  /** Looks now. A ring during a sweep makes it look once more. */
  ring(): void {
    if (this.isStopping) return;
    this.isWoken = true;
    this.sweeping ??= this.sweep().finally(() => {
      this.sweeping = null;
    });
  }

  private async sweep(): Promise<void> {
    let restMs = SWEEP_MS;
    try {
      while (this.takeRing()) restMs = await this.fireAll();
    } catch (error) {
      this.log.error({ err: error }, 'a sweep of the alarm failed; the next one is in a second');
    }
    this.arm(restMs);
  }

  private takeRing(): boolean {
    const isWoken = this.isWoken && !this.isStopping;
    this.isWoken = false;
    if (isWoken) this.disarm();
    return isWoken;
  }

  /** @returns for how long there is nothing to do, in milliseconds. */
  private async fireAll(): Promise<number> {
    this.failing.clear();
    const [first, ...others] = await brandsWithDue(this.desk);
    if (first) {
      const isDone = await this.fireBatch(first);
      const left = isDone ? others : [...others, first];
      const done = new Set<string>();
      await Promise.all([this.fireInTurn(left, done), this.fireInTurn(left.toReversed(), done)]);
    }
    const next = await nextDueInMs(this.desk, [...this.failing]);
    // Still due: somebody holds the ticket, and it comes round again.
    return next <= 0 ? BACK_OFF_MS : Math.min(next, SWEEP_MS);
  }

  /** A batch of each brand in turn, so that none waits for another's thousands. Two at once share them out. */
  private async fireInTurn(brands: readonly string[], done: Set<string>): Promise<void> {
    const queue = [...brands];
    for (let brandId = queue.shift(); brandId && !this.isStopping; brandId = queue.shift()) {
      if (done.has(brandId)) continue;
      if (await this.fireBatch(brandId)) done.add(brandId);
      else queue.push(brandId);
    }
  }

  /** @returns whether that was all of the brand's. What one brand runs into must not keep another's waiting. */
  private async fireBatch(brandId: string): Promise<boolean> {
    try {
      const fired = await fireDue(this.desk, brandId, BATCH);
      if (fired > 0) this.wakeups.nudge('events', brandId);
      return fired < BATCH;
    } catch (error) {
      this.log.error(
        { err: error, brandId },
        'deadlines of a brand could not be fired; trying again in a second',
      );
      this.failing.add(brandId);
      return true;
    }
  }

  private arm(delayMs: number): void {
    if (this.isStopping) return;
    this.disarm();
    // setTimeout cuts fractions off and would ring before the deadline.
    const timer = setTimeout(() => this.ring(), Math.ceil(delayMs));
    this.timers.addTimeout(TIMER, timer);
  }

  private disarm(): void {
    if (this.timers.doesExist('timeout', TIMER)) this.timers.deleteTimeout(TIMER);
  }
}
