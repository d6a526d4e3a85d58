import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Calendar } from '@evenhand/shared/sla/calendar';
import { reckon } from '@evenhand/shared/sla/reckon';
import type { TicketState } from '@evenhand/shared/wire/queue';
import { Calendars, type CalendarRef } from '../calendars/calendars.js';
import type { NewPromise } from '../reckoning/new-promise.js';
import { Retargets } from '../reckoning/retarget.js';
import { standingClocks } from '../reckoning/standing-clocks.js';
import { fittingRule } from '../planning/plan.js';
import { ticketFacts, type TicketFacts } from '../reckoning/ticket-facts.js';
import type { Retarget } from '../reckoning/write-retargets.js';
import type { Rule } from '../planning/targets.js';

/** What a policy's rules would make of some tickets. */
export interface Forecast {
  readonly tickets: ReadonlyMap<string, TicketFacts>;
  readonly retargets: readonly Retarget[];
  /** Breaches that a recount under these rules would not have had. */
  readonly hidden: number;
}

/** What is asked of the rules: for which tickets, and at which instant. */
export interface Asked {
  readonly policyId: string;
  readonly rules: readonly Rule[];
  readonly ticketIds: readonly string[];
  readonly now: Date;
}

const LIVE: readonly TicketState[] = ['open', 'waiting', 'resolved'];

/** Says what rules would make of tickets, and changes nothing. */
@Injectable()
export class Forecasts {
  constructor(
    private readonly retargets: Retargets,
    private readonly calendars: Calendars,
  ) {}

  /** Of tickets that are over, or whose account promises something else by now, nothing is said. */
  async of(
    tx: Pick<EntityManager, 'query'>,
    brandId: string,
    { policyId, rules, ticketIds, now }: Asked,
  ): Promise<Forecast> {
    const facts = (await ticketFacts(tx, brandId, ticketIds)).filter(
      (one) => one.policyId === policyId && LIVE.includes(one.state),
    );
    const tickets = new Map(facts.map((one) => [one.ticketId, one]));
    const promises = await promisesFor(tx, brandId, tickets, rules);
    const retargets = await this.retargets.reckon(tx, brandId, promises, now);
    return { tickets, retargets, hidden: await this.hidden(tx, brandId, promises, now) };
  }

  private async hidden(
    tx: Pick<EntityManager, 'query'>,
    brandId: string,
    promises: readonly NewPromise[],
    now: Date,
  ): Promise<number> {
    const breached = promises.filter(({ clock }) => clock.state === 'breached');
    const calendarFor = await this.calendars.get(
      tx,
      brandId,
      breached.map(({ target }) => target),
    );
    return breached.filter((one) => !wouldBreach(one, calendarFor, now.getTime())).length;
  }
}

async function promisesFor(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  tickets: ReadonlyMap<string, TicketFacts>,
  rules: readonly Rule[],
): Promise<NewPromise[]> {
  const ruleOf = new Map([...tickets].map(([id, { facts }]) => [id, fittingRule(rules, facts)]));
  const clocks = await standingClocks(tx, brandId, [...tickets.keys()]);
  return clocks.flatMap((clock) => {
    const ticket = tickets.get(clock.ticketId) as TicketFacts;
    const rule = ruleOf.get(clock.ticketId) as Rule;
    const target = rule.targets.find((one) => one.clock === clock.clock);
    return target ? [{ clock, ticket, rule, target }] : [];
  });
}

/** As if the new target had been promised from the start. */
function wouldBreach(
  { clock, target }: NewPromise,
  calendarFor: (ref: CalendarRef) => Calendar,
  now: number,
): boolean {
  const segments = [{ from: null, calendar: calendarFor(target) }];
  const reckoning = { segments, pauses: clock.pauses, start: clock.startedAt, percents: [] };
  const { deadline } = reckon({ ...reckoning, targetMs: target.seconds * 1_000 });
  return deadline !== null && (clock.stoppedAt ?? now) > deadline;
}
