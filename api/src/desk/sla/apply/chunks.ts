import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Applied } from '@evenhand/shared/wire/policies';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append, type Entry } from '../../../ledger/append.js';
import { salted } from '../../../ledger/salted.js';
import { NotFound } from '../../../platform/refusal.js';
import { lockTickets } from '../../tickets/states/lock-ticket.js';
import { Retargets } from '../reckoning/retarget.js';
import { settleDue } from '../reckoning/settle.js';
import { advanceApplication, lockApplication, type ApplicationRow } from './application-rows.js';
import { Forecasts } from './forecasts.js';
import { clockName, isMoved, type Plan, type PlannedTicket } from './plan-of.js';

const CHUNK = 200;

interface Change {
  readonly plan: Plan;
  readonly tickets: readonly PlannedTicket[];
  readonly now: Date;
}

/** One piece of an application: some tickets, all of them or none. */
@Injectable()
export class Chunks {
  constructor(
    private readonly forecasts: Forecasts,
    private readonly retargets: Retargets,
  ) {}

  /** Whoever holds the application does its next piece; the last one says on the policy's chain what came of it all. */
  async next(
    tx: EntityManager,
    brandId: string,
    id: string,
    plan: Plan,
  ): Promise<{ isOver: boolean; applied: Applied }> {
    const application = await lockApplication(tx, brandId, id);
    if (!application) throw new NotFound('preview');
    const { doneTo, appliedAt, tickets: done, moved, leftAlone } = application;
    if (appliedAt) return { isOver: true, applied: { tickets: done, moved, leftAlone } };
    const left = plan.tickets.filter(([ticketId]) => doneTo === null || ticketId > doneTo);
    const tickets = left.slice(0, CHUNK);
    const isOver = tickets.length === left.length;
    await lockTickets(
      tx,
      brandId,
      tickets.map(([ticketId]) => ticketId),
    );
    const now = await clock.now(tx);
    const change = await this.change(tx, brandId, application, { plan, tickets, now });
    const to = tickets.at(-1)?.[0] ?? null;
    const applied = await advanceApplication(tx, brandId, id, {
      ...{ ...change.counts, to, appliedAt: isOver ? now : null },
    });
    const said = isOver ? [appliedEntry(application, plan, applied, now)] : [];
    await append(tx, brandId, [...change.entries, ...said]);
    return { isOver, applied };
  }

  /** What has changed since the preview is reckoned anew; what it did not show is not touched. */
  private async change(
    tx: EntityManager,
    brandId: string,
    { id, policyId, appliedBy }: ApplicationRow,
    { plan, tickets, now }: Change,
  ): Promise<{ entries: Entry[]; counts: Applied }> {
    const ticketIds = tickets.map(([ticketId]) => ticketId);
    const breaches = await settleDue(tx, brandId, ticketIds, now);
    const asked = { policyId, rules: plan.rules, ticketIds, now };
    const { retargets } = await this.forecasts.of(tx, brandId, asked);
    const shown = new Set(tickets.flatMap(([ticketId, clocks]) => clocks.map((one) => `${ticketId} ${one}`)));
    const chosen = retargets.filter(({ before }) => shown.has(`${before.ticketId} ${clockName(before)}`));
    const moved = await this.retargets.write(tx, brandId, chosen, {
      ...{ now, actor: actorOf(appliedBy as string), cause: 'policy applied' as const },
      body: { applicationId: id },
    });
    const counts = {
      tickets: new Set(chosen.map(({ before }) => before.ticketId)).size,
      moved: chosen.filter(isMoved).length,
      leftAlone: shown.size - chosen.length,
    };
    return { entries: [...breaches, ...moved], counts };
  }
}

function appliedEntry(
  { id, policyId, policyVersion, appliedBy, reason, reasonSalt }: ApplicationRow,
  { sooner, later, wouldHaveHidden }: Plan,
  applied: Applied,
  now: Date,
): Entry {
  const why = reason !== null && reasonSalt ? { reasonHash: salted(reason, reasonSalt).textHash } : {};
  const shown = { sooner, later, wouldHaveHidden };
  const body = { applicationId: id, version: policyVersion, ...applied, ...shown, ...why };
  return { chain: policyId, kind: 'policy applied', actor: actorOf(appliedBy as string), at: now, body };
}
