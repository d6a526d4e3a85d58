import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { ApplicationPreview, Move } from '@evenhand/shared/wire/policies';
import { clock } from '../../../clock.js';
import { rulesOfVersions } from '../reckoning/rules-of-versions.js';
import type { Retarget } from '../reckoning/write-retargets.js';
import type { Rule } from '../planning/targets.js';
import { Forecasts, type Forecast } from './forecasts.js';
import { currentVersion } from './current-version.js';
import { easesIt, isLater, isMoved, isSooner, plannedTickets, type Plan } from './plan-of.js';
import { ruleNames } from './rule-names.js';
import { writePreview } from './write-preview.js';
import { iso } from '../entries/as-written.js';

const PAGE = 500;
const SHOWN = 200;

const LIVE = `
  select t.id from desk.ticket t join desk.account a on a.brand_id = $1 and a.id = t.account_id and a.policy_id = $2
   where t.brand_id = $1 and t.state in ('open', 'waiting', 'resolved') and not t.is_history
     and ($3::uuid is null or t.id > $3)
   order by t.id limit ${PAGE}`;

interface Sum {
  readonly plan: Plan;
  readonly resolved: number;
  readonly moved: readonly (Retarget & { readonly excerpt: string })[];
}

/** Shows what a policy's latest version would do to the tickets that are open, and keeps that for an hour. */
@Injectable()
export class Previews {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly forecasts: Forecasts,
  ) {}

  async make(brandId: string, policyId: string, personId: string): Promise<ApplicationPreview> {
    const policyVersion = await currentVersion(this.desk, brandId, policyId);
    const version = { policyId, policyVersion };
    const rules = (await rulesOfVersions(this.desk, brandId, [version]))(version);
    const now = await clock.now(this.desk);
    const { plan, resolved, moved } = await this.sum(brandId, { policyId, rules, now });
    const id = newId();
    await writePreview(this.desk, brandId, { id, ...version, plan, personId, now });
    const { sooner, later, wouldHaveHidden, wantsReason, tickets } = plan;
    return {
      ...{
        id,
        policyVersion,
        tickets: tickets.length,
        resolved,
        sooner,
        later,
        wouldHaveHidden,
        wantsReason,
      },
      moves: await movesOf(this.desk, brandId, rules, moved.slice(0, SHOWN)),
    };
  }

  /** Page by page: nothing is locked, and what changes meanwhile is reckoned anew when it is applied. */
  private async sum(
    brandId: string,
    { policyId, rules, now }: { policyId: string; rules: readonly Rule[]; now: Date },
  ): Promise<Sum> {
    let sum: Sum = { plan: { ...NOTHING, rules }, resolved: 0, moved: [] };
    for (let last: string | null = null; ;) {
      const page: { id: string }[] = await this.desk.query(LIVE, [brandId, policyId, last]);
      const ticketIds = page.map(({ id }) => id);
      if (ticketIds.length > 0)
        sum = plus(sum, await this.forecasts.of(this.desk, brandId, { policyId, rules, ticketIds, now }));
      last = ticketIds.at(-1) ?? null;
      if (page.length < PAGE) return sum;
    }
  }
}

const NOTHING = { tickets: [], sooner: 0, later: 0, wouldHaveHidden: 0, wantsReason: false };

function plus({ plan, resolved, moved }: Sum, { tickets, retargets, hidden }: Forecast): Sum {
  const now = retargets
    .filter(isMoved)
    .map((one) => ({ ...one, excerpt: tickets.get(one.due.ticketId)?.excerpt ?? '' }));
  const planned = plannedTickets(retargets);
  return {
    plan: {
      rules: plan.rules,
      tickets: [...plan.tickets, ...planned],
      sooner: plan.sooner + retargets.filter(isSooner).length,
      later: plan.later + retargets.filter(isLater).length,
      wouldHaveHidden: plan.wouldHaveHidden + hidden,
      wantsReason: plan.wantsReason || retargets.some(easesIt),
    },
    resolved: resolved + planned.filter(([id]) => tickets.get(id)?.state === 'resolved').length,
    moved: moved.length < SHOWN ? [...moved, ...now] : moved,
  };
}

async function movesOf(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  rules: readonly Rule[],
  moved: Sum['moved'],
): Promise<Move[]> {
  const nameBefore = await ruleNames(
    tx,
    brandId,
    moved.map(({ before }) => before),
  );
  return moved.map(({ before, after, due, excerpt }) => ({
    ...{ ticketId: before.ticketId, excerpt, clock: before.clock, round: before.round },
    policyBefore: before.policyId === after.policyId ? null : nameBefore(before).policy,
    ruleBefore: nameBefore(before).name,
    rule: rules.find(({ position }) => position === after.rule)?.name ?? '',
    ...{ dueBefore: iso(before.dueAt), due: iso(due.dueAt) },
  }));
}
