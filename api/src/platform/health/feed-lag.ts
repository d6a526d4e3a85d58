import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { clock } from '../../clock.js';

const EDGES = `
  select pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmin(s) < pg_snapshot_xmax(s) as "isHeld"
    from pg_current_snapshot() s`;

interface Edges {
  readonly oldest: string;
  readonly isHeld: boolean;
}

const LOOK_MS = 1_000;

/** Tells for how long one open transaction has held the feed back. It knows what it saw itself, look by look. */
@Injectable()
export class FeedLag {
  private held: { oldest: string; since: Date } | null = null;

  constructor(
    @InjectDataSource('desk') readonly desk: DataSource,
    @InjectPinoLogger(FeedLag.name) private readonly log: PinoLogger,
  ) {}

  /** Milliseconds, as of the last look; 0 while nothing holds the feed. */
  lagMs = 0;

  @Interval(LOOK_MS)
  async look(): Promise<void> {
    const edges = await this.edges();
    const now = clock.machine();
    if (!edges?.isHeld) this.held = null;
    else if (this.held?.oldest !== edges.oldest) this.held = { oldest: edges.oldest, since: now };
    this.lagMs = this.held ? now.getTime() - this.held.since.getTime() : 0;
  }

  /** Nothing where the database does not answer. */
  private async edges(): Promise<Edges | undefined> {
    try {
      const [edges] = await this.desk.query<Edges[]>(EDGES);
      return edges;
    } catch (error) {
      this.log.warn({ err: error }, 'the lag of the feed could not be measured');
      return undefined;
    }
  }
}
