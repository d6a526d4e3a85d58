import { roundsAfter, type Round, type Said } from '@evenhand/shared/sla/rounds';
import type { Conversation, KnownRound } from './conversations.js';

/** How the clocks of a conversation's rounds differ from what was said. */
export interface ChangeOfRounds {
  readonly begun: readonly (Round & { readonly round: number })[];
  /** Those that an earlier post, or another answer, gave another beginning or end. */
  readonly moved: readonly (Round & { readonly round: number })[];
  /** What turned out to have been answered: it measured nothing. A breach is never one of these. */
  readonly cancelled: readonly number[];
}

/** What is on record stays where it fits; a round is known again by any part of its time. */
export function changeOfRounds({ firstAt, said, rounds }: Conversation): ChangeOfRounds {
  const first = said.find(({ by, at }) => by === 'us' && at === firstAt);
  const isDeflection = first?.by === 'us' && first.isDeflection;
  const known = (rounds ?? []).filter(({ state }) => state !== 'cancelled');
  const wanted = roundsAfter({ by: 'us', at: firstAt, isDeflection }, [...said, ...endings(known)]);
  let next = Math.max(0, ...(rounds ?? []).map(({ round }) => round));
  const left = new Set(known);
  const change = { begun: [] as (Round & { round: number })[], moved: [] as (Round & { round: number })[] };
  for (const round of wanted) {
    const same = known.find((one) => left.has(one) && overlap(one, round));
    if (same) left.delete(same);
    if (!same) change.begun.push({ ...round, round: (next += 1) });
    else if (same.startedAt !== round.startedAt || same.stoppedAt !== round.answeredAt)
      change.moved.push({ ...round, round: same.round });
  }
  const gone = [...left].filter(({ state }) => state !== 'breached');
  return { ...change, cancelled: gone.map(({ round }) => round) };
}

/** A round that has ended stays so, also where no reply of now ended it: the fix did, or an answer that went with a split. */
const endings = (known: readonly KnownRound[]): Said[] =>
  known.flatMap(({ stoppedAt: at }) => (at === null ? [] : [{ by: 'us', at, isDeflection: false }]));

const overlap = (known: KnownRound, { startedAt, answeredAt }: Round) =>
  known.startedAt <= (answeredAt ?? Infinity) && startedAt <= (known.stoppedAt ?? Infinity);
