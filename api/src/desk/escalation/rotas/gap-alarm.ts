import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import type { Opening } from '@evenhand/shared/sla/calendar';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { Crew } from './crew.js';
import { DAY_MS, gapsFrom, namedIn, outlook } from './plan.js';
import { rotaOf, RUNGS_IN_USE, tryLockRota } from './stored-rota.js';
import { isAbout, TOLD, type Told } from './told.js';

const LOOK_MS = 60_000;

/** Rotas by which a ladder calls somebody: a gap in another one is nobody's trouble. */
const CALLED_BY = `select distinct u.brand_id as "brandId", u.rota_id as id from (${RUNGS_IN_USE}) u where u.rota_id is not null`;

const TELL = `
  insert into desk.gap_notice (brand_id, rota_id, starts_at, ends_at, has_begun, told_at)
    values ($1, $2, $3, $4, $5, $6)
  on conflict (brand_id, rota_id, starts_at, has_begun) do update set ends_at = excluded.ends_at, told_at = excluded.told_at`;

interface Called {
  readonly brandId: string;
  readonly id: string;
}

/** Tells a brand's managers, once a day ahead and once when it is so, that a ladder will call nobody. Any node may look. */
@Injectable()
export class GapAlarm {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(GapAlarm.name) private readonly log: PinoLogger,
  ) {}

  @Interval(LOOK_MS)
  async look(): Promise<void> {
    for (const called of await this.called())
      await this.lookAt(called).catch((error: unknown) => this.complain(error));
  }

  private called(): Promise<Called[]> {
    return this.desk.query<Called[]>(CALLED_BY).catch((error: unknown) => {
      this.complain(error);
      return [];
    });
  }

  private complain(error: unknown): void {
    this.log.error({ err: error }, 'gaps of rotas could not be looked at; trying again in a minute');
  }

  private async lookAt({ brandId, id }: Called): Promise<void> {
    const isNews = await this.desk.transaction(async (tx) => {
      if (!(await tryLockRota(tx, brandId, id))) return false;
      const now = await clock.now(tx);
      const gaps = await newGaps(tx, { brandId, id }, now.getTime());
      for (const gap of gaps) await tell(tx, { brandId, id }, gap, now);
      return gaps.length > 0;
    });
    if (isNews) this.wakeups.nudge('events', brandId);
  }
}

/** Gaps that begin within a day, or have begun, of which nobody has been told that. */
async function newGaps(tx: EntityManager, { brandId, id }: Called, now: number): Promise<Opening[]> {
  const rota = await rotaOf(tx, brandId, id);
  if (!rota) return [];
  const crew = await Crew.of(tx, brandId, namedIn(rota));
  const told = await tx.query<Told[]>(TOLD, [brandId, id]);
  const isTold = (gap: Opening) =>
    told.some((one) => isAbout(one, gap, now) && (one.hasBegun || gap.from > now));
  return gapsFrom(outlook(rota, crew, now), now).filter((gap) => gap.from <= now + DAY_MS && !isTold(gap));
}

async function tell(tx: EntityManager, { brandId, id }: Called, gap: Opening, at: Date): Promise<void> {
  const [from, to] = [new Date(gap.from), new Date(gap.to)];
  const hasBegun = from <= at;
  await tx.query(TELL, [brandId, id, from, to, hasBegun, at]);
  const kind = hasBegun ? 'gap begun' : 'gap ahead';
  const body = { from: from.toISOString(), to: to.toISOString() };
  await append(tx, brandId, [{ chain: id, kind, actor: 'alarm', at, body }]);
}
