import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Application, Applied } from '@evenhand/shared/wire/policies';
import { clock } from '../../../clock.js';
import { salted } from '../../../ledger/salted.js';
import { NotFound } from '../../../platform/refusal.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { lockPolicies } from '../policies/lock-policies.js';
import { rulesOfVersions } from '../reckoning/rules-of-versions.js';
import { beginApplication, lockApplication, planOf } from './application-rows.js';
import { Chunks } from './chunks.js';
import { currentVersion } from './current-version.js';
import type { Plan } from './plan-of.js';
import { refuseOld, refuseSilent, refuseStale } from './refuse.js';

/** Moves what a preview has shown. What was begun is finished, by another node if need be. */
@Injectable()
export class Applications {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly chunks: Chunks,
    private readonly wakeups: Wakeups,
  ) {}

  /** Pressed twice, it is applied once. @throws Refusal 409 where the preview is old, or shows what is no longer promised */
  async apply(
    brandId: string,
    policyId: string,
    { previewId, reason }: Application,
    personId: string,
  ): Promise<Applied> {
    const plan = await this.desk.transaction((tx) =>
      begin(tx, brandId, { policyId, previewId, reason: plain(reason), personId }),
    );
    return this.goOn(brandId, previewId, plan);
  }

  /** Chunk by chunk, each in a transaction of its own, from where it stands. */
  async goOn(brandId: string, id: string, known?: Plan): Promise<Applied> {
    const plan = known ?? (await planOf(this.desk, brandId, id));
    for (;;) {
      const { isOver, applied } = await this.desk.transaction((tx) =>
        this.chunks.next(tx, brandId, id, plan),
      );
      this.wakeups.nudge('events', brandId);
      this.wakeups.nudge('deadlines', brandId);
      if (isOver) return applied;
    }
  }
}

const plain = (reason: string | null) => reason?.toWellFormed().trim() || null;

interface Wish {
  readonly policyId: string;
  readonly previewId: string;
  readonly reason: string | null;
  readonly personId: string;
}

async function begin(
  tx: EntityManager,
  brandId: string,
  { policyId, previewId, reason, personId }: Wish,
): Promise<Plan> {
  await lockPolicies(tx, brandId);
  const version = await currentVersion(tx, brandId, policyId);
  const preview = await lockApplication(tx, brandId, previewId);
  if (preview?.policyId !== policyId) throw new NotFound('preview');
  const plan = await planOf(tx, brandId, previewId);
  if (preview.beganAt) return plan;
  const now = await clock.now(tx);
  const promised = await rulesOfVersions(tx, brandId, [preview]);
  refuseStale(preview, { version, isShown: isSame(promised(preview), plan.rules) });
  refuseOld(preview, now);
  refuseSilent(plan, reason);
  const said = reason === null ? null : { text: reason, salt: salted(reason).salt };
  await beginApplication(tx, brandId, previewId, { now, personId, reason: said });
  return plan;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
