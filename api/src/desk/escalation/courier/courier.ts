import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Wakeups } from '../../../ledger/wakeups.js';
import type { Bundle } from './bundle.js';
import { Rounds } from './rounds.js';

/** A timer is never set further than this: it catches what a lost wake-up or a moved clock would miss. */
const SWEEP_MS = 1_000;
/** When what is due is held by somebody: look again, but do not spin. */
const BACK_OFF_MS = 10;
/** So many at once by each way, so that a slow server keeps no other waiting. */
const AT_ONCE = 4;
const WAYS = ['email', 'chat', 'push'] as const;
const TIMER = 'courier';

/** Carries notices out of the house, one message to each person and way. Any number of nodes share the work. */
@Injectable()
export class Courier implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly onTheirWay = new Map<Promise<void>, Bundle['by']>();
  private looking: Promise<void> | null = null;
  private isWoken = false;
  private isStopping = false;

  constructor(
    private readonly rounds: Rounds,
    private readonly timers: SchedulerRegistry,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(Courier.name) private readonly log: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.ring();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.disarm();
    await this.looking;
    await Promise.all(this.onTheirWay.keys());
  }

  /** Looks now. A ring during a look makes it look once more. */
  ring(): void {
    if (this.isStopping) return;
    this.isWoken = true;
    this.looking ??= this.look().finally(() => {
      this.looking = null;
      if (this.isWoken) this.ring();
    });
  }

  private async look(): Promise<void> {
    this.isWoken = false;
    this.disarm();
    try {
      for (let bundle = await this.takeOne(); bundle; bundle = await this.takeOne()) this.start(bundle);
      this.arm(await this.rounds.nextInMs(this.free()));
    } catch (error) {
      this.log.error({ err: error }, 'messages could not be looked for; trying again in a second');
      this.arm(SWEEP_MS);
    }
  }

  private async takeOne(): Promise<Bundle | null> {
    return this.isStopping ? null : this.rounds.take(this.free());
  }

  private free(): Bundle['by'][] {
    const taken = [...this.onTheirWay.values()];
    return WAYS.filter((way) => taken.filter((by) => by === way).length < AT_ONCE);
  }

  private start(bundle: Bundle): void {
    const running = this.rounds.run(bundle).finally(() => {
      this.onTheirWay.delete(running);
      this.wakeups.nudge('events', bundle.brandId);
      this.ring();
    });
    this.onTheirWay.set(running, bundle.by);
  }

  private arm(delayMs: number): void {
    if (this.isStopping) return;
    this.disarm();
    const restMs = delayMs <= 0 ? BACK_OFF_MS : Math.min(delayMs, SWEEP_MS);
    // setTimeout cuts fractions off and would ring too early.
    this.timers.addTimeout(
      TIMER,
      setTimeout(() => this.ring(), Math.ceil(restMs)),
    );
  }

  private disarm(): void {
    if (this.timers.doesExist('timeout', TIMER)) this.timers.deleteTimeout(TIMER);
  }
}
