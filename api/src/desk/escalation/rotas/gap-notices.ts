import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { GapNotice } from '@evenhand/shared/wire/ladders';
import { clock } from '../../../clock.js';
import { Crew } from './crew.js';
import { gapsFrom, namedIn, outlook } from './plan.js';
import { rotasOf, type StoredRota } from './stored-rota.js';
import { isAbout, TOLD, type Told } from './told.js';

/** What the managers of a brand were told about gaps, as long as they are there. */
@Injectable()
export class GapNotices {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async list(brandId: string): Promise<GapNotice[]> {
    const told = await this.desk.query<Told[]>(TOLD, [brandId, null]);
    const rotas = (await rotasOf(this.desk, brandId)).filter(({ id }) =>
      told.some(({ rotaId }) => rotaId === id),
    );
    const crew = await Crew.of(this.desk, brandId, rotas.flatMap(namedIn));
    const now = (await clock.now(this.desk)).getTime();
    return rotas.flatMap((rota) => noticesOf(rota, crew, now, told));
  }
}

const noticesOf = (rota: StoredRota, crew: Crew, now: number, told: readonly Told[]): GapNotice[] =>
  gapsFrom(outlook(rota, crew, now), now).flatMap((gap) => {
    const last = told.findLast((one) => one.rotaId === rota.id && isAbout(one, gap, now));
    const [from, to] = [gap.from, gap.to].map((at) => new Date(at).toISOString()) as [string, string];
    return last ? [{ rotaId: rota.id, rota: rota.name, from, to, toldAt: last.toldAt.toISOString() }] : [];
  });
