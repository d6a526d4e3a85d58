import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { thresholdAt } from '@evenhand/shared/sla/always-open';
import type { Entry } from '../../ledger/append.js';
import {
  Timekeeping,
  type Answer,
  type Opening,
  type PlannedClock,
  type Start,
  type Verdict,
} from '../tickets/timekeeping.js';
import { breachEntry } from './breach-entry.js';
import { cancelClocks } from './cancel-clocks.js';
import { endClocks } from './end-clocks.js';
import { holdDeadlines } from './hold-deadlines.js';
import { releaseClocks } from './release-clocks.js';
import { startEarlier } from './start-earlier.js';
import { stopClocks, type StoppedClock } from './stop-clocks.js';
import { targetsOf, type Target } from './targets.js';
import { writeClocks } from './write-clocks.js';

/** Starts clocks and stops them. Deadlines are computed here alone. */
@Injectable()
export class Clocks extends Timekeeping {
  async plan(tx: EntityManager, brandId: string, openings: readonly Opening[]): Promise<PlannedClock[]> {
    if (openings.length === 0) return [];
    const targets = await targetsOf(tx, brandId, [...new Set(openings.map((opening) => opening.accountId))]);
    const ofAccount = Map.groupBy(targets, (target) => target.accountId);
    return openings.flatMap((opening) =>
      (ofAccount.get(opening.accountId) ?? []).map((one) => planned(opening, one)),
    );
  }

  start(tx: EntityManager, brandId: string, clocks: readonly PlannedClock[]): Promise<void> {
    return writeClocks(tx, brandId, clocks);
  }

  startEarlier(tx: EntityManager, brandId: string, starts: readonly Start[], now: Date): Promise<Entry[]> {
    return startEarlier(tx, brandId, starts, now);
  }

  async answer(
    tx: EntityManager,
    brandId: string,
    answers: readonly Answer[],
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[] }> {
    if (answers.length === 0) return { verdicts: [], breaches: [] };
    return judged(await stopClocks(tx, brandId, answers, now), now);
  }

  hold(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]> {
    return holdDeadlines(tx, brandId, ticketId, now);
  }

  cancel(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]> {
    return cancelClocks(tx, brandId, ticketId, now);
  }

  async release(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]> {
    const meanwhile = await releaseClocks(tx, brandId, ticketId, now);
    return (await this.answer(tx, brandId, meanwhile, now)).breaches;
  }

  async end(
    tx: EntityManager,
    brandId: string,
    fix: Answer,
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[] }> {
    return judged(await endClocks(tx, brandId, fix, now), now);
  }
}

const judged = (stopped: readonly StoppedClock[], now: Date) => ({
  verdicts: stopped.map((one) => ({ ...one, dueAt: one.dueAt.toISOString() })),
  breaches: stopped
    .filter((one) => one.verdict === 'breached' && !one.wasBreached)
    .map((one) => breachEntry(one, now)),
});

function planned(opening: Opening, target: Target): PlannedClock {
  const targetMs = target.seconds * 1_000;
  const at = (percent: number) => new Date(thresholdAt(opening.startedAt.getTime(), targetMs, percent));
  return {
    ticketId: opening.ticketId,
    kind: target.clock,
    policyId: target.policyId,
    policyVersion: target.policyVersion,
    calendarId: target.calendarId,
    calendarVersion: target.calendarVersion,
    startedAt: opening.startedAt,
    targetMs,
    dueAt: at(100),
    deadlines: target.thresholds.map((threshold) => ({ threshold, dueAt: at(threshold) })),
    isHistory: opening.isHistory,
  };
}
