import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { RotaChange, RotaChoices, RotaDraft, RotaPage, RotaRow } from '@evenhand/shared/wire/ladders';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { LIMITS } from '../../../platform/limits.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { checkedDraft } from './checked-draft.js';
import { Crew, mayBeCalled, mustBeCallable } from './crew.js';
import { DAY_MS, namedIn } from './plan.js';
import { pageOf, rowOf } from './rota-views.js';
import { lockRota, lockRotaToRetire, rotaOf, rotasOf, type StoredRota } from './stored-rota.js';
import { writeRota } from './write-rota.js';
import { endShifts, writeShifts } from './write-shifts.js';

const SHOWN_DAYS = 28;

/** Who is on call in turn. Every change is a version, and writes down at once who is on call from then on. */
@Injectable()
export class Rotas {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async list(brandId: string): Promise<RotaRow[]> {
    const rotas = await rotasOf(this.desk, brandId);
    const crew = await Crew.of(this.desk, brandId, rotas.flatMap(namedIn));
    const now = (await clock.now(this.desk)).getTime();
    return rotas.map((rota) => rowOf(rota, crew, now));
  }

  async choices(brandId: string): Promise<RotaChoices> {
    return { people: await mayBeCalled(this.desk, brandId) };
  }

  async page(brandId: string, id: string, asked: { from?: string; to?: string } = {}): Promise<RotaPage> {
    const rota = await mustFind(this.desk, brandId, id);
    const crew = await Crew.of(this.desk, brandId, namedIn(rota));
    const now = (await clock.now(this.desk)).getTime();
    return pageOf(rota, crew, now, windowOf(asked, now));
  }

  async add(brandId: string, draft: RotaDraft, actor: string): Promise<RotaPage> {
    const { name, rules } = checkedDraft(draft);
    const id = newId();
    await this.desk.transaction(async (tx) => {
      await mustBeCallable(tx, brandId, rules.people);
      const at = await clock.now(tx);
      await writeRota(tx, { brandId, id, version: 1, name, rules, at });
      await writeShifts(tx, await mustFind(tx, brandId, id), at);
      const body = { version: 1, ...rules };
      await append(tx, brandId, [{ chain: id, kind: 'rota added', actor, at, body }]);
    });
    return this.page(brandId, id);
  }

  /** Whose turn it is from now on; what was until now stays. */
  async change(brandId: string, id: string, change: RotaChange, actor: string): Promise<RotaPage> {
    const { name, rules } = checkedDraft(change);
    await this.desk.transaction(async (tx) => {
      const before = await lockedRota(tx, brandId, id);
      if (before.version !== change.basedOn) throw stale();
      await mustBeCallable(tx, brandId, rules.people);
      const at = await clock.now(tx);
      const version = before.version + 1;
      await writeRota(tx, { brandId, id, version, name, rules, at });
      await writeShifts(tx, await mustFind(tx, brandId, id), at);
      const body = { version, ...rules };
      await append(tx, brandId, [{ chain: id, kind: 'rota changed', actor, at, body }]);
    });
    return this.page(brandId, id);
  }

  async retire(brandId: string, id: string, actor: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockRotaToRetire(tx, brandId, id);
      const { ladders, version } = await mustFind(tx, brandId, id);
      if (ladders > 0)
        throw new Refusal('rota-used', 'A ladder calls by this rota. Take it out of the ladder first.', 409);
      const at = await clock.now(tx);
      await tx.query('update desk.rota set retired_at = $3 where brand_id = $1 and id = $2', [
        ...[brandId, id, at],
      ]);
      await endShifts(tx, brandId, id, at);
      await append(tx, brandId, [{ chain: id, kind: 'rota retired', actor, at, body: { version } }]);
    });
  }
}

/** @throws NotFound */
async function mustFind(desk: Pick<DataSource, 'query'>, brandId: string, id: string): Promise<StoredRota> {
  const rota = await rotaOf(desk, brandId, id);
  if (!rota) throw new NotFound('rota');
  return rota;
}

/** Nobody else changes it until the transaction ends. @throws NotFound */
export async function lockedRota(tx: EntityManager, brandId: string, id: string): Promise<StoredRota> {
  await lockRota(tx, brandId, id);
  return mustFind(tx, brandId, id);
}

function windowOf({ from, to }: { from?: string; to?: string }, now: number) {
  const start = from === undefined ? now : Date.parse(from);
  const end = to === undefined ? start + SHOWN_DAYS * DAY_MS : Date.parse(to);
  if (start < end && end - start <= LIMITS.rota.shownDays * DAY_MS) return { from: start, to: end };
  throw new Refusal('window-wrong', 'Ask from one instant to a later one, at most a year.', 400);
}

const stale = () =>
  new Refusal('stale', 'Somebody else has changed this rota meanwhile. Look at it as it is now.', 409);
