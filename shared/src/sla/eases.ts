import type { ClockKind } from '../wire/clock.js';
import type { PolicyDraft, RuleDraft, TargetDraft } from '../wire/policies.js';
import { asked, matchRules, type Pair } from './match-rules.js';
import { targetOf } from './policy-changes.js';

/** A promise that may be kept later than before: to a complaint that the one rule took, and now the other takes. */
export interface Easing {
  readonly clock: ClockKind;
  readonly ruleBefore: string;
  readonly rule: string;
  /** The places of the two in their versions, which count from 1. */
  readonly from: number;
  readonly at: number;
  /** Null: there is no such promise any more. */
  readonly seconds: number | null;
  readonly secondsBefore: number;
  readonly why: 'longer' | 'other hours' | 'more pauses' | 'gone';
}

/**
 * Where a new version may let a customer wait longer: by a longer target, other hours or one more pause, also where a
 * complaint only gets there because rules were added, taken out, moved or ask for something else. What two rules ask
 * is not weighed against each other: it rather finds one too many.
 */
export function eases(before: PolicyDraft, after: PolicyDraft): Easing[] {
  const pairs = matchRules(before.rules, after.rules);
  return after.rules.flatMap((rule, index) =>
    before.rules.flatMap((was, wasIndex) =>
      canGo({ before: wasIndex, after: index }, pairs, [before.rules, after.rules])
        ? easings(was, rule).map((easing) => ({ ...easing, from: wasIndex + 1, at: index + 1 }))
        : [],
    ),
  );
}

/** Whether a complaint that the rule before took can be one that the rule after takes. */
function canGo(
  { before, after }: Pair,
  pairs: readonly Pair[],
  [rulesBefore, rulesAfter]: readonly [readonly RuleDraft[], readonly RuleDraft[]],
): boolean {
  if (pairs.some((pair) => pair.before === before && pair.after === after)) return true;
  const asksTheSame = (pair: Pair | undefined) =>
    pair &&
    asked((rulesBefore[pair.before] as RuleDraft).conditions) ===
      asked((rulesAfter[pair.after] as RuleDraft).conditions);
  const formerly = pairs.find((pair) => pair.after === after);
  const henceforth = pairs.find((pair) => pair.before === before);
  // It fitted there before, and something in front of it took it; it fits there still, and something in front takes it.
  return (
    (!formerly || !asksTheSame(formerly) || before < formerly.before) &&
    (!henceforth || !asksTheSame(henceforth) || after < henceforth.after)
  );
}

function easings(was: RuleDraft, rule: RuleDraft): Omit<Easing, 'from' | 'at'>[] {
  return was.targets.flatMap((before) => {
    const after = targetOf(rule, before.clock);
    const why = whyLater(before, after);
    const seconds = { secondsBefore: before.seconds, seconds: after?.seconds ?? null };
    return why ? [{ clock: before.clock, ruleBefore: was.name, rule: rule.name, ...seconds, why }] : [];
  });
}

function whyLater(before: TargetDraft, after: TargetDraft | undefined): Easing['why'] | null {
  if (!after) return 'gone';
  if (after.seconds > before.seconds) return 'longer';
  if (after.calendarId !== before.calendarId) return 'other hours';
  return after.pauses.some((pause) => !before.pauses.includes(pause)) ? 'more pauses' : null;
}
