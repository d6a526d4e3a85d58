import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { BreachPage, BreachQuery, BreachRow } from '@evenhand/shared/wire/breaches';
import { clock } from '../../clock.js';
import { Refusal } from '../../platform/refusal.js';
import { breachRows, placeFrom, placeText, type RowPlace } from './breach-rows.js';
import { breachSummary } from './breach-summary.js';

const EXPORTED_AT_ONCE = 1_000;

/** What broke, by how much, whose clock it was and who was told. */
@Injectable()
export class Breaches {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async page(
    brandId: string,
    asked: BreachQuery,
    { after, limit }: { after?: string; limit: number },
  ): Promise<BreachPage> {
    const place = after === undefined ? null : placeFrom(after);
    if (after !== undefined && place === null)
      throw new Refusal('no-place', 'after must be what the page before gave as next.', 400);
    const found = await breachRows(this.desk, brandId, asked, { after: place, limit });
    const last = found.length === limit ? found.at(-1)?.place : undefined;
    return {
      summary: await breachSummary(this.desk, brandId, asked),
      rows: found.map(withoutPlace),
      next: last ? placeText(last) : null,
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  /** All rows, read in parts as they are wanted. */
  async *all(brandId: string, asked: BreachQuery): AsyncGenerator<BreachRow> {
    let after: RowPlace | null = null;
    do {
      const page = { after, limit: EXPORTED_AT_ONCE };
      const found: Awaited<ReturnType<typeof breachRows>> = await breachRows(this.desk, brandId, asked, page);
      for (const row of found) yield withoutPlace(row);
      after = found.length === EXPORTED_AT_ONCE ? (found.at(-1)?.place ?? null) : null;
    } while (after !== null);
  }
}

function withoutPlace({ place: _, ...row }: BreachRow & { place: RowPlace }): BreachRow {
  return row;
}
