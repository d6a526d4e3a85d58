import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import {
  Timekeeping,
  type Fix,
  type Heard,
  type Opening,
  type Part,
  type PlannedClock,
  type Reopening,
  type Start,
  type Union,
  type United,
  type Verdict,
  type Wait,
} from '../../tickets/timekeeping.js';
import { Calendars } from '../calendars/calendars.js';
import { breachEntry } from '../entries/breach-entry.js';
import { cancelClocks } from './cancel-clocks.js';
import { climbOn } from './climb-on.js';
import { endClocks } from './end-clocks.js';
import { holdDeadlines } from './hold-deadlines.js';
import type { StoppedClock } from './judged.js';
import { liftClocks } from './lift-clocks.js';
import { firstFitting, plannedClock } from '../planning/plan.js';
import { Reckoner } from '../reckoning/reckoner.js';
import { releaseClocks } from './release-clocks.js';
import { carryBreaches } from '../merging/carry-breaches.js';
import { handOver, holdIfResolved } from '../merging/hand-over.js';
import { legaciesOf } from '../merging/legacies.js';
import { leaveRounds } from '../merging/leave-rounds.js';
import { StricterPromises } from '../merging/stricter-promises.js';
import { unanswer } from '../merging/unanswer.js';
import { answersBeforeFirst } from '../merging/united-answers.js';
import { NextResponses } from '../rounds/next-responses.js';
import { stand } from './stand.js';
import { startEarlier } from './start-earlier.js';
import { stopClocks } from './stop-clocks.js';
import { rulesOf } from '../planning/targets.js';
import { Waits } from '../waits/waits.js';
import { writeClocks } from './write-clocks.js';

/** Starts clocks and stops them. */
@Injectable()
export class Clocks extends Timekeeping {
  @Inject() private readonly stricter: StricterPromises;

  constructor(
    private readonly calendars: Calendars,
    private readonly reckoner: Reckoner,
    private readonly nextResponses: NextResponses,
    private readonly waits: Waits,
  ) {
    super();
  }

  /** The next response has a clock only once there was a first. */
  async plan(tx: EntityManager, brandId: string, openings: readonly Opening[]): Promise<PlannedClock[]> {
    if (openings.length === 0) return [];
    const accountIds = openings.map(({ facts }) => facts.accountId);
    const rules = await rulesOf(tx, brandId, accountIds);
    const plans = openings.flatMap(({ ticketId, facts, isHistory }) => {
      const rule = firstFitting(rules, facts);
      const beginning = { ticketId, rule, startedAt: facts.at, round: 1, lift: 0, isHistory };
      const targets = rule.targets.filter(({ clock }) => clock !== 'next_response');
      return targets.map((target) => ({ beginning, target }));
    });
    const wanted = plans.map(({ target }) => target);
    const calendarOf = await this.calendars.get(tx, brandId, wanted);
    return plans.map(({ beginning, target }) => plannedClock(beginning, target, calendarOf));
  }

  start(tx: EntityManager, brandId: string, clocks: readonly PlannedClock[]): Promise<void> {
    return writeClocks(tx, brandId, clocks);
  }

  startEarlier(tx: EntityManager, brandId: string, starts: readonly Start[], now: Date): Promise<Entry[]> {
    return startEarlier(tx, brandId, { starts, reckoner: this.reckoner }, now);
  }

  async hear(
    tx: EntityManager,
    brandId: string,
    { answers, wroteAgain }: Heard,
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[]; begun: readonly Entry[] }> {
    const first = await stopClocks(tx, brandId, answers, now);
    const ticketIds = [...new Set([...answers.map(({ ticketId }) => ticketId), ...wroteAgain])];
    const { stopped, moved, begun } = await this.nextResponses.follow(tx, brandId, ticketIds, now);
    await climbOn(tx, brandId, wroteAgain, now);
    return { ...judged([...first, ...stopped], now), begun: [...moved, ...begun] };
  }

  hold(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]> {
    return holdDeadlines(tx, brandId, ticketId, now);
  }

  cancel(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]> {
    return cancelClocks(tx, brandId, ticketId, now);
  }

  async release(
    tx: EntityManager,
    brandId: string,
    { ticketId, resolvedAt, at }: Reopening,
    now: Date,
  ): Promise<Entry[]> {
    const meanwhile = await releaseClocks(tx, brandId, ticketId, now);
    const since = resolvedAt && { ticketId, from: resolvedAt, why: 'resolved' as const };
    if (since && (await this.waits.begin(tx, brandId, since)).length > 0)
      await this.waits.end(tx, brandId, { ticketId, at }, now);
    await stand(tx, brandId, [ticketId]);
    return judged(await stopClocks(tx, brandId, meanwhile, now), now).breaches;
  }

  wait(tx: EntityManager, brandId: string, wait: Wait): Promise<Entry[]> {
    return this.waits.begin(tx, brandId, wait);
  }

  async goOn(
    tx: EntityManager,
    brandId: string,
    wait: { ticketId: string; at: Date },
    now: Date,
  ): Promise<Entry[]> {
    const resumed = await this.waits.end(tx, brandId, wait, now);
    await climbOn(tx, brandId, [wait.ticketId], now);
    return resumed;
  }

  lift(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
    return liftClocks(tx, brandId, ticketId);
  }

  async unite(tx: EntityManager, brandId: string, union: Union, now: Date): Promise<United> {
    const { into: ticketId, openedAt: at, actor } = union;
    const legacies = await legaciesOf(tx, brandId, union, now);
    const leftShare = await this.stricter.leftShare(tx, brandId, legacies, now);
    await handOver(tx, brandId, union);
    const moved = await this.startEarlier(tx, brandId, [{ ticketId, at }], now);
    const answers = await answersBeforeFirst(tx, brandId, ticketId);
    const heard = await this.hear(tx, brandId, { answers, wroteAgain: [ticketId] }, now);
    const carried = await carryBreaches(tx, brandId, union, now);
    const taken = await this.stricter.take(tx, brandId, { ticketId, legacies, actor }, now);
    await holdIfResolved(tx, brandId, ticketId);
    await stand(tx, brandId, [ticketId]);
    return { ...heard, leftShare, breaches: [...moved, ...heard.breaches, ...carried, ...taken] };
  }

  async leave(tx: EntityManager, brandId: string, part: Part, now: Date): Promise<Entry[]> {
    await leaveRounds(tx, brandId, part, now);
    const { stopped, moved, begun } = await this.nextResponses.follow(tx, brandId, [part.ticketId], now);
    const owed = await this.oweFirst(tx, brandId, part, now);
    await stand(tx, brandId, [part.ticketId]);
    return [...judged(stopped, now).breaches, ...moved, ...begun, ...owed];
  }

  /** Where the first response went with the part, it runs on, up to what else was answered. */
  private async oweFirst(tx: EntityManager, brandId: string, part: Part, now: Date): Promise<Entry[]> {
    const again = await unanswer(tx, brandId, part);
    if (!again) return [];
    const key = { ticketId: part.ticketId, clock: 'first_response', round: 1 } as const;
    await this.reckoner.from(tx, brandId, [{ ...key, startedAt: again.startedAt }]);
    const heard = { answers: again.answers, wroteAgain: [part.ticketId] };
    const { verdicts, breaches, begun } = await this.hear(tx, brandId, heard, now);
    const said = verdicts.map(({ ticketId: _, at, ...verdict }) => ({ ...verdict, at: at.toISOString() }));
    const body = { clock: key.clock, round: 1, since: now.toISOString(), cause: 'split', verdicts: said };
    return [
      { chain: part.ticketId, kind: 'clock resumed', actor: 'clocks', at: now, body },
      ...breaches,
      ...begun,
    ];
  }

  async end(
    tx: EntityManager,
    brandId: string,
    fix: Fix,
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[] }> {
    return judged(await endClocks(tx, brandId, fix, now), now);
  }
}

const judged = (stopped: readonly StoppedClock[], now: Date) => ({
  verdicts: stopped.map((one) => ({ ...one, dueAt: one.dueAt?.toISOString() ?? null })),
  breaches: stopped.flatMap(({ dueAt, ...one }) =>
    dueAt !== null && one.verdict === 'breached' && !one.wasBreached
      ? [breachEntry({ ...one, dueAt }, now)]
      : [],
  ),
});
