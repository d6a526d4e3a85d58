import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { clock } from '../../../clock.js';
import { rotaOf, tryLockRota } from './stored-rota.js';
import { writeShifts } from './write-shifts.js';

const LOOK_MS = 60 * 60_000;
/** Shifts are written down for AHEAD_DAYS; each such piece that is cut off now is one row more. */
const ENOUGH = "interval '380 days'";

const NEAR_THEIR_END = `
  select r.brand_id as "brandId", r.id
    from desk.rota r
    left join lateral (select s.ends_at from desk.shift s where (s.brand_id, s.rota_id) = (r.brand_id, r.id)
                        order by s.starts_at desc limit 1) last on true
   where r.version = 1 and r.retired_at is null
     and coalesce(last.ends_at < desk.now() + ${ENOUGH}, true)
   order by r.brand_id, r.id`;

/** Moves on how far ahead the alarm can see who is on call. Any node may. */
@Injectable()
export class Horizon {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    @InjectPinoLogger(Horizon.name) private readonly log: PinoLogger,
  ) {}

  @Interval(LOOK_MS)
  async extend(): Promise<void> {
    try {
      const rotas = await this.desk.query<{ brandId: string; id: string }[]>(NEAR_THEIR_END);
      for (const { brandId, id } of rotas) await this.extendOne(brandId, id);
    } catch (error) {
      this.log.error({ err: error }, 'rotas could not be moved on; trying again in an hour');
    }
  }

  private async extendOne(brandId: string, id: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      if (!(await tryLockRota(tx, brandId, id))) return;
      const rota = await rotaOf(tx, brandId, id);
      if (rota) await writeShifts(tx, rota, await clock.now(tx));
    });
  }
}
