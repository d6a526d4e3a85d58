import type { RuleDraft } from '../wire/policies.js';

/** A rule in two versions of a policy, by its places, which count from 0. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

type Rules = readonly RuleDraft[];

/**
 * Which rule became which: the last one stays the last; of the others those with one name are the same, then those
 * that ask the same.
 * @returns pairs in the order of the later version
 */
export function matchRules(before: Rules, after: Rules): Pair[] {
  if (before.length === 0 || after.length === 0) return [];
  const pairs: Pair[] = [{ before: before.length - 1, after: after.length - 1 }];
  for (const key of [({ name }: RuleDraft) => name, ({ conditions }: RuleDraft) => asked(conditions)])
    pairs.push(...sameBy(key, { before, after }, pairs));
  return pairs.toSorted((a, b) => a.after - b.after);
}

function sameBy(
  key: (rule: RuleDraft) => string,
  { before, after }: { before: Rules; after: Rules },
  known: readonly Pair[],
): Pair[] {
  const free = new Map<string, number[]>();
  for (const [index, rule] of before.entries())
    if (!known.some((pair) => pair.before === index))
      free.set(key(rule), [...(free.get(key(rule)) ?? []), index]);
  return [...after.entries()].flatMap(([index, rule]) => {
    if (known.some((pair) => pair.after === index)) return [];
    const same = free.get(key(rule))?.shift();
    return same === undefined ? [] : [{ before: same, after: index }];
  });
}

/** Conditions in one form, whatever order they were written in. */
export const asked = (conditions: object): string =>
  JSON.stringify(
    Object.entries(conditions)
      .map(([word, wanted]: [string, unknown]) => [word, Array.isArray(wanted) ? wanted.toSorted() : wanted])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  );

/** The pairs that changed places with others: all but a longest run that kept its order. */
export function movedAmong(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const runs: Pair[][] = [];
  for (const pair of pairs) {
    const longest = runs
      .filter((run) => (run.at(-1) as Pair).before < pair.before)
      .reduce<Pair[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, pair]);
  }
  const kept = runs.reduce<Pair[]>((best, run) => (run.length > best.length ? run : best), []);
  return new Set(pairs.filter((pair) => !kept.includes(pair)));
}
