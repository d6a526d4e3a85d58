import type { EntityManager } from 'typeorm';
import type { RotaRules } from '@evenhand/shared/oncall/rota-rules';
import { Refusal } from '../../../platform/refusal.js';

export interface RotaVersion {
  readonly brandId: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rules: RotaRules;
  readonly at: Date;
}

const WRITE = `
  insert into desk.rota (brand_id, id, version, name, rules, created_at) values ($1, $2, $3, $4, $5, $6)`;

const NAMESAKE = `
  select from (select distinct on (id) id, name, retired_at from desk.rota where brand_id = $1
                order by id, version desc) r
   where r.retired_at is null and lower(r.name) = lower($2) and r.id <> $3`;

export async function writeRota(tx: EntityManager, rota: RotaVersion): Promise<void> {
  const { brandId, id, version, name, rules, at } = rota;
  await tx.query("select pg_advisory_xact_lock(hashtext('evenhand rotas'), hashtext($1))", [brandId]);
  if ((await tx.query<unknown[]>(NAMESAKE, [brandId, name, id])).length > 0)
    throw new Refusal('rota-exists', `The brand has a rota named “${name}” already.`, 409);
  await tx.query(WRITE, [brandId, id, version, name, JSON.stringify(rules), at]);
}
