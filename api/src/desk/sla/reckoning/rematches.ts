import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rematching, type Rematched } from '../../tickets/classification/rematching.js';
import { isOpenToChange, type NewPromise } from './new-promise.js';
import { rounded } from '../entries/as-written.js';
import { Reckoner } from './reckoner.js';
import { Retargets } from './retarget.js';
import { rulesOfVersions } from './rules-of-versions.js';
import { settleDue } from './settle.js';
import { standingClocks, type StandingClock } from './standing-clocks.js';
import { ticketFacts, type TicketFacts } from './ticket-facts.js';
import { fittingRule } from '../planning/plan.js';

/**
 * Matches a ticket with its policy again. Each clock is matched in the version that it runs under: a later version comes
 * to running clocks by being applied, and by nothing else.
 */
@Injectable()
export class Rematches extends Rematching {
  constructor(
    private readonly retargets: Retargets,
    private readonly reckoner: Reckoner,
  ) {
    super();
  }

  async rematch(
    tx: EntityManager,
    brandId: string,
    ticketId: string,
    { actor, now, cause }: { actor: string; now: Date; cause: 'classified' | 'contract set' },
  ): Promise<Rematched> {
    const breaches = await settleDue(tx, brandId, [ticketId], now);
    const [ticket] = await ticketFacts(tx, brandId, [ticketId]);
    if (!ticket) return { breaches, leftShare: null, moved: [] };
    const clocks = (await standingClocks(tx, brandId, [ticketId])).filter((one) =>
      isOpenToChange(one, now.getTime()),
    );
    const left = await this.reckoner.sharesLeft(tx, brandId, clocks, now);
    const promises = await promisesFor(tx, brandId, ticket, clocks);
    const retargets = await this.retargets.reckon(tx, brandId, promises, now);
    const moved = await this.retargets.write(tx, brandId, retargets, { now, actor, cause });
    return { breaches, leftShare: left.length === 0 ? null : rounded(Math.min(...left)), moved };
  }
}

/** A clock whose rule is still the first that fits, or that the new rule does not have, keeps its own. */
async function promisesFor(
  tx: EntityManager,
  brandId: string,
  ticket: TicketFacts,
  clocks: readonly StandingClock[],
): Promise<NewPromise[]> {
  const rulesUnder = await rulesOfVersions(tx, brandId, clocks);
  return clocks.flatMap((clock) => {
    const rule = fittingRule(rulesUnder(clock), ticket.facts);
    const target = rule.targets.find((one) => one.clock === clock.clock);
    return target && rule.position !== clock.rule ? [{ clock, ticket, rule, target }] : [];
  });
}
