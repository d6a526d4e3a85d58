import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ClimbingPage, ClimbingRow } from '@evenhand/shared/wire/climbing';
import { clock } from '../../../clock.js';
import { Refusal } from '../../../platform/refusal.js';
import { stepsOf, type TicketStep } from '../../tickets/page/ladder.js';
import { climbingRows, placeFrom, placeText, type FoundRow } from './climbing-rows.js';

/** Which tickets climb their ladders: where each stands, who was told when, and what comes next. */
@Injectable()
export class Climbs {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async page(brandId: string, { after, limit }: { after?: string; limit: number }): Promise<ClimbingPage> {
    const place = after === undefined ? null : placeFrom(after);
    if (after !== undefined && place === null)
      throw new Refusal('no-place', 'after must be what the page before gave as next.', 400);
    const found = await climbingRows(this.desk, brandId, { after: place, limit });
    const ticketIds = [...new Set(found.map(({ ticketId }) => ticketId))];
    const steps = await stepsOf(this.desk, brandId, ticketIds);
    const last = found.length === limit ? found.at(-1)?.place : undefined;
    return {
      rows: found.map((row) => rowOf(row, steps)),
      next: last ? placeText(last) : null,
      now: (await clock.now(this.desk)).toISOString(),
    };
  }
}

function rowOf({ place: _, ...row }: FoundRow, steps: readonly TicketStep[]): ClimbingRow {
  const own = steps.filter(
    ({ ticketId, clock: kind, round }) =>
      ticketId === row.ticketId && kind === row.clock && round === row.round,
  );
  return { ...row, steps: own.map(({ ticketId: __, ...step }) => step) };
}
