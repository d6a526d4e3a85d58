import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { feedHead } from '../../ledger/feed.js';
import { changesSince, type Change } from './brand-feed.js';

/** Changes go out together, at most this often. */
const FRAME_MS = 40;
const LOOK_MS = 1_000;
/** Events in one frame at most; the rest follows in the next. */
const MOST = 1_000;

/** Follows one brand's feed for as long as somebody watches it, and hands on each change once. */
export class BrandWatch {
  private starting: Promise<void> | null = null;
  private cursor: string | null = null;
  private timer: NodeJS.Timeout | null = null;
  /**
   * Until the next look without a wake-up. What woke us may not be visible yet, as long as somebody else's transaction
   * is open: so the looks after a wake-up follow each other closely at first.
   */
  private restMs: number;
  private isReading = false;
  private isWoken = false;
  private isStopped = false;

  constructor(
    private readonly of: { readonly brandId: string; readonly desk: DataSource },
    private readonly tell: (change: Change) => void,
    private readonly log: PinoLogger,
    private readonly lookMs = LOOK_MS,
  ) {
    this.restMs = lookMs;
  }

  /** From here on nothing is missed. Whoever comes while it starts waits for the same start; after a failure, for a new one. */
  start(): Promise<void> {
    this.starting ??= this.begin().catch((error: unknown) => {
      this.starting = null;
      throw error;
    });
    return this.starting;
  }

  private async begin(): Promise<void> {
    this.cursor = await feedHead(this.of.desk);
    this.arm(this.lookMs);
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  wake(): void {
    this.restMs = FRAME_MS;
    if (this.isReading) this.isWoken = true;
    else if (!this.isWoken) {
      this.isWoken = true;
      this.arm(FRAME_MS);
    }
  }

  private arm(delayMs: number): void {
    if (this.timer) clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => void this.read(), delayMs);
  }

  private async read(): Promise<void> {
    if (this.isReading || this.cursor === null) return;
    const { brandId, desk } = this.of;
    this.isReading = true;
    this.isWoken = false;
    try {
      const change = await changesSince(desk, brandId, this.cursor, MOST);
      this.cursor = change.cursor;
      this.isWoken ||= !change.isAll;
      if (!this.isStopped && change.rows.length > 0) this.tell(change);
    } catch (error) {
      this.log.error({ err: error, brandId }, 'the feed could not be read; trying again in a second');
    }
    this.isReading = false;
    this.arm(this.isWoken ? FRAME_MS : this.restMs);
    this.restMs = Math.min(2 * this.restMs, this.lookMs);
  }
}
