import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Wakeups } from '../../ledger/wakeups.js';
import { Errands } from './errands.js';
import type { TakenReply } from './take-due.js';

/** A timer is never set further than this: it catches what a lost wake-up or a moved clock would miss. */
const SWEEP_MS = 1_000;
/** When what is due is held by somebody: look again, but do not spin. */
const BACK_OFF_MS = 10;
/** So many at once, so that a slow channel keeps no other waiting. */
const AT_ONCE = 4;
const TIMER = 'sender';

/** Sends what agents have queued, once its ten seconds are over. Any number of nodes share the work. */
@Injectable()
export class Sender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly onTheirWay = new Set<Promise<void>>();
  private looking: Promise<void> | null = null;
  private isWoken = false;
  private isStopping = false;
  private stopListening = () => {};

  constructor(
    private readonly errands: Errands,
    private readonly timers: SchedulerRegistry,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(Sender.name) private readonly log: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.wakeups.on('replies', () => this.ring());
    this.ring();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.stopListening();
    this.disarm();
    await this.looking;
    await Promise.all(this.onTheirWay);
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
      for (let reply = await this.takeOne(); reply; reply = await this.takeOne()) this.start(reply);
      this.arm(this.hasRoom() ? await this.errands.nextInMs() : SWEEP_MS);
    } catch (error) {
      this.log.error({ err: error }, 'replies could not be looked for; trying again in a second');
      this.arm(SWEEP_MS);
    }
  }

  private async takeOne(): Promise<TakenReply | undefined> {
    return this.hasRoom() ? this.errands.take() : undefined;
  }

  private hasRoom(): boolean {
    return !this.isStopping && this.onTheirWay.size < AT_ONCE;
  }

  private start(reply: TakenReply): void {
    const running = this.errands.run(reply).finally(() => {
      this.onTheirWay.delete(running);
      this.wakeups.nudge('events', reply.brandId);
      this.wakeups.nudge('deadlines', reply.brandId);
      this.ring();
    });
    this.onTheirWay.add(running);
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
