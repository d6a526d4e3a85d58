import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { QueueCounts, QueueFilter } from '@evenhand/shared/wire/queue';
import { countViews } from './counts-of-views.js';
import { Kept } from './kept.js';
import { filterValues } from './queue-filter.js';

const KEPT_MS = 2_000;
/** The same for everybody, and long to count. */
const BROAD = ['all', 'unassigned', 'waiting', 'recurring', 'imported'] as const;

/** How many tickets stand in each view. Those of broad views are kept for a moment: every open page asks for them. */
@Injectable()
export class Counts {
  private readonly broad = new Kept<Pick<QueueCounts, (typeof BROAD)[number]>>(KEPT_MS);

  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async of(brandId: string, personId: string, filter: QueueFilter = {}): Promise<QueueCounts> {
    const look = { brandId, personId, filter };
    const [broad, own] = await Promise.all([
      this.broad.of(JSON.stringify([brandId, filterValues(filter)]), () =>
        countViews(this.desk, look, BROAD),
      ),
      countViews(this.desk, look, ['mine', 'breached']),
    ]);
    return { ...broad, ...own };
  }
}
