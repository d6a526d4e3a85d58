import { roundsAfter, type Round, type Said } from '@evenhand/shared/sla/rounds';
import type { Conversation, KnownRound } from './conversations.js';

/** A round that stands on record, with what it is now. */
export interface MovedRound extends Round {
  readonly round: number;
  readonly before: KnownRound;
}

/** How the clocks of a conversation's rounds differ from what was said. */
export interface ChangeOfRounds {
  readonly begun: readonly (Round & { readonly round: number })[];
  /** Those that an earlier post, or another answer, gave another beginning or end. */
  readonly moved: readonly MovedRound[];
  /** What turned out to have been answered: it measured nothing. A breach is never one of these. */
  readonly cancelled: readonly number[];
}

/** What is on record stays where it fits; a round is known again by its beginning, or by any part of its time. */
export function changeOfRounds(conversation: Conversation): ChangeOfRounds {
  const { firstAt, said, rounds } = conversation;
  const known = (rounds ?? []).filter(({ state }) => state !== 'cancelled');
  const first = { by: 'us', at: firstAt, isDeflection: isDeflected(conversation) } as const;
  const starts = new Set(said.flatMap(({ by, at }) => (by === 'customer' ? [at] : [])));
  if (first.isDeflection) starts.add(firstAt);
  // Of one that has ended and whose post went with a split, nothing here goes on.
  const here = known.filter(({ startedAt, stoppedAt }) => stoppedAt === null || starts.has(startedAt));
  const pairs = pairsOf(roundsAfter(first, [...said, ...here.flatMap(ended)]), here);
  let next = Math.max(0, ...(rounds ?? []).map(({ round }) => round));
  const kept = new Set(pairs.map(({ before }) => before));
  return {
    begun: pairs.flatMap(({ round, before }) => (before ? [] : [{ ...round, round: (next += 1) }])),
    moved: pairs.flatMap(({ round, before }) =>
      before && hasMoved(before, round) ? [{ ...round, round: before.round, before }] : [],
    ),
    cancelled: known.flatMap((one) => (kept.has(one) || one.state === 'breached' ? [] : [one.round])),
  };
}

const isDeflected = ({ firstAt, said }: Conversation): boolean => {
  const first = said.find(({ by, at }) => by === 'us' && at === firstAt);
  return first?.by === 'us' && first.isDeflection;
};

/** A round that has ended stays so, also where no reply of now ended it: the fix did, or an answer that went with a split. */
const ended = ({ startedAt, stoppedAt: at }: KnownRound): Said[] =>
  at === null ? [] : [{ by: 'nobody', at, startedAt }];

interface Pair {
  readonly round: Round;
  readonly before: KnownRound | undefined;
}

function pairsOf(wanted: readonly Round[], known: readonly KnownRound[]): Pair[] {
  const left = new Set(known);
  const take = (fits: (one: KnownRound) => boolean) => {
    const found = [...left].find(fits);
    if (found) left.delete(found);
    return found;
  };
  const exact = wanted.map((round) => take(({ startedAt }) => startedAt === round.startedAt));
  return wanted.map((round, index) => ({
    round,
    before: exact[index] ?? take((one) => overlap(one, round)),
  }));
}

/** What has ended does not go on. */
const overlap = (known: KnownRound, { startedAt, answeredAt }: Round) =>
  known.startedAt <= (answeredAt ?? Infinity) &&
  startedAt <= (known.stoppedAt ?? Infinity) &&
  (known.stoppedAt === null || answeredAt !== null);

const hasMoved = (before: KnownRound, { startedAt, answeredAt }: Round) =>
  before.startedAt !== startedAt || before.stoppedAt !== answeredAt;
