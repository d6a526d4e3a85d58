import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { FigureQuery } from '@evenhand/shared/wire/breaches';
import type { Figures as Shown, LossPoint } from '@evenhand/shared/wire/figures';
import type { LossOutcome } from '@evenhand/shared/wire/losses';
import { clock } from '../../clock.js';
import { Calendars } from '../sla/calendars.js';
import { totals } from './breach-summary.js';
import { chosenForFigures, type Chosen } from './chosen-clocks.js';
import { distributions } from './distributions.js';
import { lossCurve } from './loss-curve.js';
import { sightings } from './sightings.js';
import { stoppedClocks } from './stopped-clocks.js';

type Seen = Pick<Shown, 'heat' | 'fixes' | 'signals' | 'massClosings' | 'longerTargets'> & {
  readonly lossSteps: readonly Omit<LossPoint, 'share'>[];
  readonly tickets: number;
  readonly outcomes: Readonly<Record<LossOutcome, number>>;
};

/** All that a period's promises came to. */
@Injectable()
export class Figures {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly calendars: Calendars,
  ) {}

  async of(brandId: string, asked: FigureQuery): Promise<Shown> {
    const chosen = chosenForFigures(brandId, asked);
    const [seen, counted] = await Promise.all([this.seen(brandId, asked), this.counted(chosen)]);
    const { lossSteps, tickets, outcomes, ...rest } = seen;
    return {
      ...rest,
      ...counted,
      losses: { tickets, outcomes, curve: lossCurve(lossSteps) },
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  private async counted(chosen: Chosen): Promise<Pick<Shown, 'totals' | 'distributions'>> {
    const stopped = await stoppedClocks(this.desk, this.calendars, chosen);
    return {
      totals: await totals(this.desk, chosen, stopped),
      distributions: distributions(stopped),
    };
  }

  private async seen(brandId: string, asked: FigureQuery): Promise<Seen> {
    const { sql, parameters } = sightings(chosenForFigures(brandId, asked), asked);
    const [seen] = await this.desk.query<Seen[]>(sql, parameters);
    if (!seen) throw new Error('A statement of figures gave no row.');
    return seen;
  }
}
