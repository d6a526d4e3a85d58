/** What was said on a ticket after its first response; instants in milliseconds since 1970 UTC. */
export type Said =
  | {
      readonly by: 'customer';
      readonly at: number;
      /** When it came in, where that was later than it was written. */
      readonly knownAt?: number | null;
      readonly isHistory?: boolean | null;
    }
  | { readonly by: 'us'; readonly at: number; readonly isDeflection: boolean }
  /** A round is on record as ended without a reply, as by a fix: with it ended all that had come in by then. */
  | { readonly by: 'nobody'; readonly at: number; readonly startedAt: number };

/** The customer waits for a further answer. */
export interface Round {
  readonly startedAt: number;
  /** Null while nobody has answered. */
  readonly answeredAt: number | null;
}

/**
 * The rounds of `next_response` after a first response: each starts with the oldest customer post that is not yet
 * answered, and ends with the next reply that answers something. An answer that only moved the talk elsewhere ends no
 * round; where the first response was one, the first round starts with it (docs/decisions/0013).
 * @param said in any order; what was said before the first response was answered by it
 */
export function roundsAfter(first: Extract<Said, { by: 'us' }>, said: readonly Said[]): Round[] {
  const rounds: Round[] = [];
  let waiting: readonly Waiting[] = first.isDeflection ? [first] : [];
  for (const one of said.filter(({ at }) => at > first.at).toSorted(byTime)) {
    if (one.by === 'customer') waiting = [...waiting, one];
    const ended = waiting.filter((post) => ends(one, post));
    if (ended[0]) rounds.push({ startedAt: ended[0].at, answeredAt: one.at });
    if (ended.length > 0) waiting = waiting.filter((post) => !ended.includes(post));
  }
  return waiting[0] ? [...rounds, { startedAt: waiting[0].at, answeredAt: null }] : rounds;
}

interface Waiting {
  readonly at: number;
  readonly knownAt?: number | null;
}

function ends(one: Said, { at, knownAt }: Waiting): boolean {
  if (one.by === 'nobody') return at === one.startedAt || (knownAt ?? at) <= one.at;
  return one.by === 'us' && !one.isDeflection;
}

const RANK = { customer: 0, us: 1, nobody: 2 } as const;

/** An answer at the very instant of a post answers it. */
const byTime = (a: Said, b: Said) => a.at - b.at || RANK[a.by] - RANK[b.by];
