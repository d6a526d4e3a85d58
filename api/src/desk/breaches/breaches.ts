import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { BreachPage, BreachQuery, BreachRow } from '@evenhand/shared/wire/breaches';
import { clock } from '../../clock.js';
import { Refusal } from '../../platform/refusal.js';
import { Calendars } from '../sla/calendars/calendars.js';
import { breachRows, type PlacedRow } from './breach-rows.js';
import { breachSummary } from './breach-summary.js';
import { chosenForFigures, chosenForRows } from './chosen-clocks.js';
import { clockGroups } from './clock-groups.js';
import { roomily } from './roomily.js';
import { isBefore, placeFrom, placeText, type RowPlace } from './row-place.js';
import { usedWithin } from './used-share.js';

const EXPORTED_AT_ONCE = 1_000;

/** What broke, by how much, whose clock it was and who was told. */
@Injectable()
export class Breaches {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly calendars: Calendars,
  ) {}

  async page(
    brandId: string,
    asked: BreachQuery,
    { after, limit }: { after?: string; limit: number },
  ): Promise<BreachPage> {
    const place = after === undefined ? null : placeFrom(after);
    if (after !== undefined && place === null)
      throw new Refusal('no-place', 'after must be what the page before gave as next.', 400);
    const [found, summary] = await Promise.all([
      this.rows(brandId, asked, { after: place, limit }),
      // Of all clocks, also where only the breached ones are listed: a share wants its whole.
      place === null ? this.summary(brandId, asked) : [],
    ]);
    const last = found.length === limit ? found.at(-1)?.place : undefined;
    return {
      summary,
      rows: found.map(withoutPlace),
      next: last ? placeText(last) : null,
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  /** All rows, read in parts as they are wanted. */
  async *all(brandId: string, asked: BreachQuery): AsyncGenerator<BreachRow> {
    const places = await this.used(brandId, asked);
    let after: RowPlace | null = null;
    do {
      const page = { after, limit: EXPORTED_AT_ONCE };
      const found: PlacedRow[] = await this.rows(brandId, asked, page, places);
      for (const row of found) yield withoutPlace(row);
      after = found.length === EXPORTED_AT_ONCE ? (found.at(-1)?.place ?? null) : null;
    } while (after !== null);
  }

  private async rows(
    brandId: string,
    asked: BreachQuery,
    page: { after: RowPlace | null; limit: number },
    places?: readonly RowPlace[] | null,
  ): Promise<PlacedRow[]> {
    const used = places === undefined ? await this.used(brandId, asked) : places;
    const keys = used && keysAfter(used, page);
    return breachRows(this.desk, this.calendars, chosenForRows(brandId, asked, keys), page);
  }

  private async summary(brandId: string, asked: BreachQuery) {
    const chosen = chosenForFigures(brandId, asked);
    return breachSummary(await roomily(this.desk, (tx) => clockGroups(tx, this.calendars, chosen)));
  }

  private async used(brandId: string, asked: BreachQuery): Promise<RowPlace[] | null> {
    if (asked.used === undefined) return null;
    return roomily(this.desk, (tx) => usedWithin(tx, this.calendars, brandId, asked));
  }
}

/** No more than the page can hold. */
function keysAfter(
  places: readonly RowPlace[],
  { after, limit }: { after: RowPlace | null; limit: number },
): readonly RowPlace[] {
  const first = after === null ? 0 : places.findIndex((place) => isBefore(after, place));
  return first < 0 ? [] : places.slice(first, first + limit);
}

function withoutPlace({ place: _, ...row }: PlacedRow): BreachRow {
  return row;
}
