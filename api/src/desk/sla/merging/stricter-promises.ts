import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RunningTime } from '@evenhand/shared/sla/running-time';
import type { Entry } from '../../../ledger/append.js';
import { Calendars } from '../calendars/calendars.js';
import { calendarsOf, dueAgain, usedMs } from '../reckoning/due-again.js';
import { isOpenToChange, underPromise } from '../reckoning/new-promise.js';
import { rounded } from '../entries/as-written.js';
import { Retargets } from '../reckoning/retarget.js';
import { rulesOfVersions } from '../reckoning/rules-of-versions.js';
import { standingClocks, type PromiseRef, type StandingClock } from '../reckoning/standing-clocks.js';
import { ticketFacts, type TicketFacts } from '../reckoning/ticket-facts.js';
import type { Retarget } from '../reckoning/write-retargets.js';
import type { Rule, Target } from '../planning/targets.js';
import { isSameWait, liftsOf, type Legacy } from './legacies.js';

type CalendarFor = Awaited<ReturnType<Calendars['get']>>;

/** A clock of the survivor's beside the one that it takes the promise of. */
interface Match {
  readonly clock: StandingClock;
  readonly legacy: Legacy;
  readonly rule: Rule;
  readonly target: Target;
  readonly lift: number;
}

/** By no merge is a customer promised more time: of two clocks the survivor's is due when the first of them was. */
@Injectable()
export class StricterPromises {
  constructor(
    private readonly calendars: Calendars,
    private readonly retargets: Retargets,
  ) {}

  /** What share of its target the merged ticket's most urgent clock had left; null where none ran. */
  async leftShare(
    tx: EntityManager,
    brandId: string,
    legacies: readonly Legacy[],
    now: Date,
  ): Promise<number | null> {
    if (legacies.length === 0) return null;
    const calendarFor = await this.calendars.get(tx, brandId, legacies);
    const shares = legacies.map((one) => leftOf(one, calendarFor, now.getTime()) / one.targetMs);
    return rounded(Math.min(1, ...shares));
  }

  /** After all that was said has been heard. @returns what is to be written down of it */
  async take(
    tx: EntityManager,
    brandId: string,
    { ticketId, legacies, actor }: { ticketId: string; legacies: readonly Legacy[]; actor: string },
    now: Date,
  ): Promise<Entry[]> {
    const [ticket] = await ticketFacts(tx, brandId, [ticketId]);
    if (!ticket || legacies.length === 0) return [];
    const matches = await matchesOf(tx, brandId, { ticketId, legacies }, now);
    const calendarFor = await this.calendars.get(tx, brandId, [
      ...legacies,
      ...calendarsOf(matches.map(({ clock }) => clock)),
    ]);
    const stricter = matches
      .filter((match) => isStricter(match, calendarFor, now.getTime()))
      .map((match) => retargetOf(match, ticket, calendarFor, now.getTime()));
    return this.retargets.write(tx, brandId, stricter, { now, actor, cause: 'merged' });
  }
}

async function matchesOf(
  tx: EntityManager,
  brandId: string,
  { ticketId, legacies }: { ticketId: string; legacies: readonly Legacy[] },
  now: Date,
): Promise<Match[]> {
  const clocks = await standingClocks(tx, brandId, [ticketId]);
  const rulesUnder = await rulesOfVersions(tx, brandId, [...legacies, ...clocks]);
  const liftOf = await liftsOf(tx, brandId, ticketId);
  return clocks
    .filter((clock) => isOpenToChange(clock, now.getTime()))
    .flatMap((clock) => {
      const legacy = legacies.find((one) => isSameWait(one.clock, clock.clock));
      const promise = legacy && promiseOf(legacy, clock, rulesUnder);
      return promise ? [{ clock, legacy, ...promise, lift: Math.max(legacy.lift, liftOf(clock)) }] : [];
    });
}

/** What is waited for in the place of another kind of answer stands still no more than that one may: not at all. */
function promiseOf(
  legacy: Legacy,
  clock: StandingClock,
  rulesUnder: (version: PromiseRef) => readonly Rule[],
): Pick<Match, 'rule' | 'target'> | undefined {
  const ruleOf = (ref: PromiseRef) => rulesUnder(ref).find(({ position }) => position === ref.rule);
  const targetOf = (rule: Rule | undefined, kind: Legacy['clock']) =>
    rule?.targets.find((one) => one.clock === kind);
  const theirs = ruleOf(legacy);
  const target = targetOf(theirs, legacy.clock);
  const rule = targetOf(theirs, clock.clock) ? theirs : ruleOf(clock);
  if (!rule || !target) return undefined;
  return legacy.clock === clock.clock
    ? { rule, target }
    : { rule, target: { ...target, clock: clock.clock, pauses: [] } };
}

const leftOf = ({ dueAt, ...ref }: Legacy, calendarFor: CalendarFor, now: number) =>
  new RunningTime([{ from: null, calendar: calendarFor(ref) }], []).elapsed(now, dueAt);

function isStricter({ clock, legacy }: Match, calendarFor: CalendarFor, now: number): boolean {
  if (clock.dueAt !== null) return legacy.dueAt < clock.dueAt;
  return leftOf(legacy, calendarFor, now) < clock.targetMs - usedMs(clock, calendarFor, now);
}

/** What the survivor's clock has used is kept; from now on it has left what the other one had, in that one's hours. */
function retargetOf(
  { clock, legacy, rule, target, lift }: Match,
  ticket: TicketFacts,
  calendarFor: CalendarFor,
  now: number,
): Retarget {
  const { calendarId, calendarVersion } = legacy;
  const promise = { clock, ticket, rule, target: { ...target, calendarId, calendarVersion } };
  const targetMs = Math.round(usedMs(clock, calendarFor, now) + leftOf(legacy, calendarFor, now));
  const after = { ...underPromise(promise, now), targetMs };
  return { before: clock, after, due: dueAgain(after, calendarFor, now), lift };
}
