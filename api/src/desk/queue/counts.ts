import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { QueueCounts } from '@evenhand/shared/wire/queue';
import { countViews } from './counts-of-views.js';

const KEPT_MS = 2_000;
/** The same for everybody, and long to count. */
const BROAD = ['all', 'unassigned', 'waiting', 'imported'] as const;

/** How many tickets stand in each view. Those of broad views are kept for a moment: every open page asks for them. */
@Injectable()
export class Counts {
  private readonly broad = new Map<string, Promise<Pick<QueueCounts, (typeof BROAD)[number]>>>();

  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async of(brandId: string, personId: string): Promise<QueueCounts> {
    const [broad, own] = await Promise.all([
      this.broadOf(brandId, personId),
      countViews(this.desk, brandId, personId, ['mine', 'breached']),
    ]);
    return { ...broad, ...own };
  }

  private broadOf(brandId: string, personId: string): Promise<Pick<QueueCounts, (typeof BROAD)[number]>> {
    const kept = this.broad.get(brandId);
    if (kept) return kept;
    const counted = countViews(this.desk, brandId, personId, BROAD);
    const forget = () => this.broad.delete(brandId);
    this.broad.set(brandId, counted);
    counted.then(() => setTimeout(forget, KEPT_MS).unref(), forget);
    return counted;
  }
}
