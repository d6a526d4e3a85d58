import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { Founding } from '../../people/founding.js';
import { named } from '../../platform/named.js';
import { Refusal } from '../../platform/refusal.js';
import { FIRST_RULES } from '../intake/first-rules.js';
import { Brand } from './brand.js';

/** A brand with what it starts with. @throws Refusal where there is one of that name. */
export async function foundBrand(tx: EntityManager, given: string, actor: string): Promise<Brand> {
  const name = named('brand', given);
  await tx.query("select pg_advisory_xact_lock(hashtext('evenhand brand names'))");
  if (await tx.existsBy(Brand, { name }))
    throw new Refusal('brand-exists', `There is a brand named "${name}" already.`, 409);
  const at = await clock.now(tx);
  const brand = await tx.save(tx.create(Brand, { id: newId(), name, createdAt: at }));
  await writeFirstRules(tx, brand.id);
  await append(tx, brand.id, [{ chain: brand.id, kind: 'brand added', actor, at, body: { name } }]);
  return brand;
}

async function writeFirstRules(tx: EntityManager, brandId: string): Promise<void> {
  const rules = FIRST_RULES.map((rule, index) => ({ ...rule, position: 10 * (index + 1) }));
  await tx.query(
    `insert into desk.word_rule (brand_id, name, position, words, topic, severity)
       select $1, name, position, words, topic, severity
         from json_to_recordset($2::json) as r (name text, position int, words text[], topic text, severity smallint)`,
    [brandId, JSON.stringify(rules)],
  );
}

/** For the first admin, who comes through the people's door. */
@Injectable()
export class Founder extends Founding {
  found(tx: EntityManager, name: string, actor: string): Promise<Brand> {
    return foundBrand(tx, name, actor);
  }
}
