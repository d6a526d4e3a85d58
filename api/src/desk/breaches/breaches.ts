import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { BreachPage, BreachQuery, BreachRow } from '@evenhand/shared/wire/breaches';
import { clock } from '../../clock.js';
import { Refusal } from '../../platform/refusal.js';
import { Calendars } from '../sla/calendars.js';
import { breachRows } from './breach-rows.js';
import { breachSummary } from './breach-summary.js';
import { chosenForFigures, chosenForRows, type Chosen, type ClockKey } from './chosen-clocks.js';
import { placeFrom, placeText, type RowPlace } from './row-place.js';
import { spanFrom } from './spans-of-text.js';
import { stoppedClocks, usedWithin } from './stopped-clocks.js';

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
    const chosen = await this.chosen(brandId, asked);
    const found = await breachRows(this.desk, this.calendars, chosen, { after: place, limit });
    const last = found.length === limit ? found.at(-1)?.place : undefined;
    return {
      // Of all clocks, also where only the breached ones are listed: a share wants its whole.
      summary: place === null ? await this.summary(brandId, asked) : [],
      rows: found.map(withoutPlace),
      next: last ? placeText(last) : null,
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  /** All rows, read in parts as they are wanted. */
  async *all(brandId: string, asked: BreachQuery): AsyncGenerator<BreachRow> {
    const chosen = await this.chosen(brandId, asked);
    let after: RowPlace | null = null;
    do {
      const page = { after, limit: EXPORTED_AT_ONCE };
      const found: Awaited<ReturnType<typeof breachRows>> = await breachRows(
        this.desk,
        this.calendars,
        chosen,
        page,
      );
      for (const row of found) yield withoutPlace(row);
      after = found.length === EXPORTED_AT_ONCE ? (found.at(-1)?.place ?? null) : null;
    } while (after !== null);
  }

  private async summary(brandId: string, asked: BreachQuery) {
    const chosen = chosenForFigures(brandId, asked);
    return breachSummary(this.desk, chosen, await stoppedClocks(this.desk, this.calendars, chosen));
  }

  private async chosen(brandId: string, asked: BreachQuery): Promise<Chosen> {
    return chosenForRows(brandId, asked, asked.used === undefined ? null : await this.used(brandId, asked));
  }

  /** What a clock used of its target is reckoned in its calendar, which no statement can. */
  private async used(brandId: string, asked: BreachQuery): Promise<ClockKey[]> {
    const { from, to } = spanFrom(asked.used ?? '');
    const chosen = chosenForRows(brandId, asked, null);
    return usedWithin(await stoppedClocks(this.desk, this.calendars, chosen, true), from, to);
  }
}

function withoutPlace({ place: _, ...row }: BreachRow & { place: RowPlace }): BreachRow {
  return row;
}
