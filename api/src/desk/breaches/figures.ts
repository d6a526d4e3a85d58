import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { FigureQuery } from '@evenhand/shared/wire/breaches';
import type { Figures as Shown } from '@evenhand/shared/wire/figures';
import type { LossOutcome } from '@evenhand/shared/wire/losses';
import { clock } from '../../clock.js';
import { Calendars } from '../sla/calendars/calendars.js';
import { totals } from './breach-summary.js';
import { chosenForFigures } from './chosen-clocks.js';
import { clockGroups } from './clock-groups.js';
import { distributions } from './distributions.js';
import { heat } from './heat.js';
import { numbersOf } from './instants-of-bytes.js';
import { lossCurve, lossSteps } from './loss-curve.js';
import { roomily } from './roomily.js';
import { sightings } from './sightings.js';

type Seen = Pick<Shown, 'fixes' | 'signals' | 'massClosings' | 'longerTargets'> & {
  readonly tickets: number;
  readonly outcomes: Readonly<Record<LossOutcome, number>>;
  /** How long each customer waited, as bytes: those who were lost, and the others. */
  readonly lostWaits: Buffer | null;
  readonly otherWaits: Buffer | null;
};

/** All that a period's promises came to. */
@Injectable()
export class Figures {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly calendars: Calendars,
  ) {}

  async of(brandId: string, asked: FigureQuery): Promise<Shown> {
    const [seen, counted] = await Promise.all([this.seen(brandId, asked), this.counted(brandId, asked)]);
    const { tickets, outcomes, lostWaits, otherWaits, ...rest } = seen;
    const steps = lossSteps(numbersOf(lostWaits), numbersOf(otherWaits));
    return {
      ...rest,
      ...counted,
      losses: { tickets, outcomes, curve: lossCurve(steps) },
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  private async counted(
    brandId: string,
    asked: FigureQuery,
  ): Promise<Pick<Shown, 'totals' | 'distributions' | 'heat'>> {
    const chosen = chosenForFigures(brandId, asked);
    const groups = await roomily(this.desk, (tx) => clockGroups(tx, this.calendars, chosen));
    return {
      totals: totals(groups),
      distributions: distributions(groups),
      heat: await heat(this.desk, groups, asked.zone ?? 'UTC'),
    };
  }

  private async seen(brandId: string, asked: FigureQuery): Promise<Seen> {
    const { sql, parameters } = sightings(brandId, asked);
    const [seen] = await roomily(this.desk, (tx) => tx.query<Seen[]>(sql, parameters));
    if (!seen) throw new Error('A statement of figures gave no row.');
    return seen;
  }
}
