import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type {
  LadderChange,
  LadderChoices,
  LadderDraft,
  LadderPage,
  LadderRow,
} from '@evenhand/shared/wire/ladders';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { lockStaff } from '../../../people/staff.js';
import { named } from '../../../platform/named.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { lockPolicies } from '../../sla/policies/lock-policies.js';
import { Means } from '../courier/means.js';
import { holdRotas } from './hold-rotas.js';
import { ladderChoices } from './ladder-choices.js';
import { ladderPage, ladderRows } from './ladder-rows.js';
import { rungProblems } from './rung-problems.js';
import { writeLadder } from './write-ladder.js';

interface Change {
  readonly ladderId: string;
  readonly kind: 'ladder added' | 'ladder changed';
  readonly version: number;
  readonly actor: string;
  /** Ways that this installation does not have. */
  readonly unavailable: LadderChoices['unavailable'];
}

const RETIRE = 'update desk.ladder set retired_at = $3 where brand_id = $1 and id = $2';

/** Who is told, in which order and how often, as a clock nears and passes its target. */
@Injectable()
export class Ladders {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly means: Means,
  ) {}

  list(brandId: string): Promise<LadderRow[]> {
    return ladderRows(this.desk, brandId);
  }

  /** @throws NotFound */
  page(brandId: string, ladderId: string, version: number | null = null): Promise<LadderPage> {
    return pageOf(this.desk, { brandId, ladderId }, version);
  }

  async choices(brandId: string): Promise<LadderChoices> {
    return { ...(await ladderChoices(this.desk, brandId)), unavailable: this.means.unavailable() };
  }

  /** @throws Refusal 422 `rungs-wrong`, which names the rung and what is wrong with it */
  async add(brandId: string, draft: LadderDraft, actor: string): Promise<LadderPage> {
    const ladderId = newId();
    const unavailable = this.means.unavailable();
    await this.desk.transaction((tx) =>
      write(tx, brandId, draft, { ladderId, kind: 'ladder added', version: 1, actor, unavailable }),
    );
    return this.page(brandId, ladderId);
  }

  /** A new version: clocks that run climb the one that they were started with. @throws Refusal 409 `stale` */
  async change(
    brandId: string,
    ladderId: string,
    { basedOn, ...draft }: LadderChange,
    actor: string,
  ): Promise<LadderPage> {
    await this.desk.transaction(async (tx) => {
      await lockStaff(tx, brandId);
      const latest = await inUse(tx, brandId, ladderId);
      if (latest.version !== basedOn)
        throw new Refusal(
          'stale',
          'Somebody has changed this ladder meanwhile. Look at it as it is now.',
          409,
        );
      const version = latest.version + 1;
      const unavailable = this.means.unavailable();
      await write(tx, brandId, draft, { ladderId, kind: 'ladder changed', version, actor, unavailable });
    });
    return this.page(brandId, ladderId);
  }

  /** Clocks that climb it go on. @throws Refusal 409 `in-use` where a policy would give it to new ones */
  async retire(brandId: string, ladderId: string, actor: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockPolicies(tx, brandId);
      await lockStaff(tx, brandId);
      const { policies, version } = await inUse(tx, brandId, ladderId);
      if (policies > 0)
        throw new Refusal('in-use', 'A policy climbs this ladder: give it another one there first.', 409);
      const at = await clock.now(tx);
      await tx.query(RETIRE, [brandId, ladderId, at]);
      await append(tx, brandId, [{ chain: ladderId, kind: 'ladder retired', actor, at, body: { version } }]);
    });
  }
}

async function pageOf(
  tx: Pick<EntityManager, 'query'>,
  which: { brandId: string; ladderId: string },
  version: number | null,
): Promise<LadderPage> {
  const page = await ladderPage(tx, which, version);
  if (!page) throw new NotFound('ladder');
  return page;
}

async function inUse(tx: EntityManager, brandId: string, ladderId: string): Promise<LadderPage> {
  const page = await pageOf(tx, { brandId, ladderId }, null);
  if (page.retiredAt !== null) throw new Refusal('retired', 'This ladder was retired.', 409);
  return page;
}

/** Nobody leaves meanwhile: whoever is on a ladder works here, and every rota that it calls by is in use. */
async function write(
  tx: EntityManager,
  brandId: string,
  draft: LadderDraft,
  { ladderId, kind, version, actor, unavailable }: Change,
): Promise<void> {
  await lockStaff(tx, brandId);
  await holdRotas(tx, brandId, draft.rungs);
  const name = named('ladder', draft.name);
  const fields = rungProblems(draft.rungs, { ...(await ladderChoices(tx, brandId)), unavailable });
  if (fields.length > 0)
    throw new Refusal('rungs-wrong', fields.map(({ problem }) => problem).join(' '), 422, fields);
  const at = await clock.now(tx);
  await writeLadder(tx, brandId, { id: ladderId, version, name, rungs: draft.rungs }, at);
  await append(tx, brandId, [{ chain: ladderId, kind, actor, at, body: { version, rungs: draft.rungs } }]);
}
