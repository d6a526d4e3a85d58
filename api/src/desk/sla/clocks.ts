import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entry } from '../../ledger/append.js';
import {
  Timekeeping,
  type Answer,
  type Opening,
  type PlannedClock,
  type Start,
  type Verdict,
} from '../tickets/timekeeping.js';
import { Calendars } from './calendars.js';
import { breachEntry } from './breach-entry.js';
import { cancelClocks } from './cancel-clocks.js';
import { endClocks } from './end-clocks.js';
import { holdDeadlines } from './hold-deadlines.js';
import { releaseClocks } from './release-clocks.js';
import { startEarlier } from './start-earlier.js';
import { stopClocks, type StoppedClock } from './stop-clocks.js';
import { firstFitting, plannedClocks } from './plan.js';
import { rulesOf } from './targets.js';
import { writeClocks } from './write-clocks.js';

/** Starts clocks and stops them. Deadlines are computed here alone. */
@Injectable()
export class Clocks extends Timekeeping {
  constructor(private readonly calendars: Calendars) {
    super();
  }

  async plan(tx: EntityManager, brandId: string, openings: readonly Opening[]): Promise<PlannedClock[]> {
    if (openings.length === 0) return [];
    const accountIds = openings.map(({ facts }) => facts.accountId);
    const rules = await rulesOf(tx, brandId, accountIds);
    const matches = openings.map((opening) => ({ opening, rule: firstFitting(rules, opening) }));
    const calendarOf = await this.calendars.get(
      tx,
      brandId,
      matches.flatMap(({ rule }) => rule.targets),
    );
    return matches.flatMap((match) => plannedClocks(match, calendarOf));
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
