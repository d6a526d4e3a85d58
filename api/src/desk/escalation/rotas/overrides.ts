import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { NewOverride } from '@evenhand/shared/wire/ladders';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { mustBeCallable } from './crew.js';
import { AHEAD_DAYS, DAY_MS } from './plan.js';
import { lockedRota } from './rotas.js';
import type { StoredRota } from './stored-rota.js';
import { writeShifts } from './write-shifts.js';

const WRITE = `
  insert into desk.rota_override (brand_id, rota_id, id, person_id, starts_at, ends_at, made_by, made_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** What of it has been stays: it ends now. */
const END = `
  update desk.rota_override set ends_at = $4
   where brand_id = $1 and rota_id = $2 and id = $3 and starts_at < $4 and ends_at > $4`;
const REMOVE =
  'delete from desk.rota_override where brand_id = $1 and rota_id = $2 and id = $3 and starts_at >= $4';

/** Somebody else is on call for a time, or nobody is. */
@Injectable()
export class Overrides {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async make(brandId: string, rotaId: string, given: NewOverride, by: string): Promise<{ id: string }> {
    const id = newId();
    await this.desk.transaction(async (tx) => {
      const rota = await lockedRota(tx, brandId, rotaId);
      const at = await clock.now(tx);
      const { personId, from, to } = checked(given, rota, at);
      if (personId !== null) await mustBeCallable(tx, brandId, [personId]);
      await tx.query(WRITE, [brandId, rotaId, id, personId, from, to, by, at]);
      await this.rewrite(tx, brandId, rotaId, at);
      const body = { overrideId: id, personId, from: from.toISOString(), to: to.toISOString() };
      await append(tx, brandId, [{ chain: rotaId, kind: 'override made', actor: actorOf(by), at, body }]);
    });
    return { id };
  }

  async remove(brandId: string, rotaId: string, id: string, by: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      const rota = await lockedRota(tx, brandId, rotaId);
      const at = await clock.now(tx);
      const removed = rota.overrides.find((one) => one.id === id && Date.parse(one.to) > at.getTime());
      if (!removed) throw new NotFound('override');
      for (const verb of [END, REMOVE]) await tx.query(verb, [brandId, rotaId, id, at]);
      await this.rewrite(tx, brandId, rotaId, at);
      const { person, from, to } = removed;
      const body = { overrideId: id, personId: person?.id ?? null, from, to };
      await append(tx, brandId, [{ chain: rotaId, kind: 'override removed', actor: actorOf(by), at, body }]);
    });
  }

  private async rewrite(tx: EntityManager, brandId: string, rotaId: string, at: Date): Promise<void> {
    await writeShifts(tx, await lockedRota(tx, brandId, rotaId), at);
  }
}

/** What is past cannot be changed any more: one that is to have begun begins now. */
function checked(given: NewOverride, { overrides }: StoredRota, at: Date) {
  const [from, to] = [Math.max(Date.parse(given.from), at.getTime()), Date.parse(given.to)];
  if (from >= to) throw new Refusal('override-over', 'It has to end after it begins, and after now.', 400);
  if (to > at.getTime() + AHEAD_DAYS * DAY_MS)
    throw new Refusal('override-far', `It has to end within ${AHEAD_DAYS} days.`, 400);
  if (overrides.some((one) => Date.parse(one.from) < to && Date.parse(one.to) > from))
    throw new Refusal(
      'override-overlaps',
      'Somebody stands in at that time already: remove that first.',
      409,
    );
  return { personId: given.personId, from: new Date(from), to: new Date(to) };
}
