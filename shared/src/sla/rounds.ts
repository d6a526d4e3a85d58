/** What was said on a ticket after its first response; instants in milliseconds since 1970 UTC. */
export type Said =
  | { readonly by: 'customer'; readonly at: number; readonly isHistory?: boolean | null }
  | { readonly by: 'us'; readonly at: number; readonly isDeflection: boolean };

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
  let waitsSince = first.isDeflection ? first.at : null;
  for (const one of said.filter(({ at }) => at > first.at).toSorted(byTime)) {
    if (one.by === 'customer') waitsSince ??= one.at;
    else if (!one.isDeflection && waitsSince !== null) {
      rounds.push({ startedAt: waitsSince, answeredAt: one.at });
      waitsSince = null;
    }
  }
  return waitsSince === null ? rounds : [...rounds, { startedAt: waitsSince, answeredAt: null }];
}

/** An answer at the very instant of a post answers it. */
const byTime = (a: Said, b: Said) => a.at - b.at || (a.by === 'us' ? 1 : 0) - (b.by === 'us' ? 1 : 0);
