import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import type { PlannedClock } from '../../tickets/timekeeping.js';
import { Calendars } from '../calendars/calendars.js';
import { firstFitting, plannedClock, type Beginning } from '../planning/plan.js';
import type { StoppedClock } from '../clocks/judged.js';
import { Reckoner, type MovedClock } from '../reckoning/reckoner.js';
import { stand } from '../clocks/stand.js';
import { movedEntry } from '../entries/moved-entry.js';
import { rulesOf, type AccountRules, type Target } from '../planning/targets.js';
import { writeClocks } from '../clocks/write-clocks.js';
import { changeOfRounds, type ChangeOfRounds } from './change-of-rounds.js';
import { moveBreachedStarts } from './breached-starts.js';
import { conversations, type Conversation, type KnownRound } from './conversations.js';
import { goOnWithAnswer, stopRounds, takeBackRounds, type AnsweredRound } from './write-rounds.js';

type Change = ChangeOfRounds & { readonly conversation: Conversation };

/** What came of the rounds, to be written down. */
export interface FollowedRounds {
  readonly stopped: readonly StoppedClock[];
  /** Rounds that began earlier than was known, or never were. */
  readonly moved: readonly Entry[];
  readonly begun: readonly Entry[];
}

/** Keeps the clocks of `next_response` in step with what was said: each round is a clock of its own. */
@Injectable()
export class NextResponses {
  constructor(
    private readonly calendars: Calendars,
    private readonly reckoner: Reckoner,
  ) {}

  /** After the posts stand and the first response is judged. In the caller's transaction, which has locked the tickets. */
  async follow(
    tx: EntityManager,
    brandId: string,
    ticketIds: readonly string[],
    now: Date,
  ): Promise<FollowedRounds> {
    const said = ticketIds.length > 0 ? await conversations(tx, brandId, ticketIds) : [];
    if (said.length === 0) return { stopped: [], moved: [], begun: [] };
    const changes = said.map((conversation) => ({ ...changeOfRounds(conversation), conversation }));
    const begun = await this.begin(tx, brandId, changes, now);
    const moved = await this.moveStarts(tx, brandId, changes);
    const gone = changes.flatMap(cancelled);
    await takeBackRounds(tx, brandId, gone);
    const ends = changes.flatMap(answered);
    const resumed = await goOnWithAnswer(tx, brandId, ends);
    await this.reckoner.again(
      tx,
      brandId,
      resumed.map(({ ticketId }) => ticketId),
    );
    const stopped = await stopRounds(tx, brandId, ends, now);
    const told = [
      ...moved.map((one) => movedEntry(one, now)),
      ...gone.map((one) => takenBackEntry(one, now)),
    ];
    return { stopped, moved: told, begun };
  }

  private async moveStarts(
    tx: EntityManager,
    brandId: string,
    changes: readonly Change[],
  ): Promise<MovedClock[]> {
    const starts = changes.flatMap(newStarts);
    const breached = await moveBreachedStarts(tx, brandId, starts.filter(isBreached));
    const reckoned = await this.reckoner.from(
      tx,
      brandId,
      starts.filter((one) => !isBreached(one)),
    );
    return [...breached, ...reckoned.filter(({ dueAt, dueBefore }) => dueAt !== dueBefore)];
  }

  private async begin(
    tx: EntityManager,
    brandId: string,
    changes: readonly Change[],
    now: Date,
  ): Promise<Entry[]> {
    const begin = changes.filter(({ begun }) => begun.length > 0);
    if (begin.length === 0) return [];
    const accountIds = begin.map(({ conversation }) => conversation.facts.accountId);
    const rules = await rulesOf(tx, brandId, accountIds);
    const plans = begin.flatMap((change) => beginnings(change, rules));
    const calendarOf = await this.calendars.get(
      tx,
      brandId,
      plans.map(({ target }) => target),
    );
    const clocks = plans.map(({ beginning, target }) => plannedClock(beginning, target, calendarOf));
    await writeClocks(tx, brandId, clocks);
    await stand(
      tx,
      brandId,
      clocks.map(({ ticketId }) => ticketId),
    );
    return clocks.map((clock) => begunEntry(clock, now));
  }
}

function beginnings(
  { conversation, begun }: Change,
  rules: ReadonlyMap<string, AccountRules>,
): { beginning: Beginning; target: Target }[] {
  const { ticketId, facts, recurrences } = conversation;
  const rule = firstFitting(rules, facts);
  const target = rule.targets.find(({ clock }) => clock === 'next_response');
  if (!target) return [];
  return begun.map(({ round, startedAt }) => {
    const isHistory = conversation.isHistory || isImported(conversation, startedAt);
    return { beginning: { ticketId, rule, startedAt, round, lift: recurrences, isHistory }, target };
  });
}

/** An import pages nobody, also where it adds to a ticket that is alive. */
const isImported = ({ said }: Conversation, startedAt: number) =>
  said.some((one) => one.by === 'customer' && one.at === startedAt && one.isHistory === true);

const newStarts = ({ conversation: { ticketId }, moved }: Change) =>
  moved.flatMap(({ round, startedAt, before }) =>
    startedAt === before.startedAt
      ? []
      : [{ ticketId, clock: 'next_response' as const, round, startedAt, before }],
  );

/** History is judged by its own times alone. */
const isBreached = ({ before }: { before: KnownRound }) => before.state === 'breached' && !before.isHistory;

const answered = ({ conversation: { ticketId }, begun, moved }: Change): AnsweredRound[] =>
  [...begun, ...moved].flatMap(({ round, answeredAt }) =>
    answeredAt === null ? [] : [{ ticketId, round, at: new Date(answeredAt) }],
  );

const cancelled = ({ conversation: { ticketId }, cancelled: rounds }: Change) =>
  rounds.map((round) => ({ ticketId, round }));

const takenBackEntry = ({ ticketId, round }: { ticketId: string; round: number }, now: Date): Entry => ({
  chain: ticketId,
  kind: 'round taken back',
  actor: 'clocks',
  at: now,
  body: { clock: 'next_response', round },
});

const begunEntry = (clock: PlannedClock, now: Date): Entry => ({
  chain: clock.ticketId,
  kind: 'round begun',
  actor: 'clocks',
  at: now,
  body: {
    ...{ clock: clock.kind, round: clock.round, startedAt: clock.startedAt.toISOString() },
    ...{ policyId: clock.policyId, policyVersion: clock.policyVersion, rule: clock.rule },
    ...{ calendarId: clock.calendarId, calendarVersion: clock.calendarVersion },
    ...{ ladderId: clock.ladderId, ladderVersion: clock.ladderVersion },
    ...{ targetMs: clock.targetMs, dueAt: clock.dueAt.toISOString() },
  },
});
