import { CONDITION_WORDS, type ConditionWord } from '@evenhand/shared/sla/condition-words';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import type { PolicyChoices, PolicyDraft, RuleDraft, TargetDraft } from '@evenhand/shared/wire/policies';

/** A rule that is put in front of the last one; it promises what the last one does. */
export function withNewRule(draft: PolicyDraft, name: string): PolicyDraft {
  const last = draft.rules.at(-1);
  if (!last) return draft;
  const added = { ...last, name, conditions: {} };
  return { ...draft, rules: [...draft.rules.slice(0, -1), added, last] };
}

export const withoutRule = (draft: PolicyDraft, index: number): PolicyDraft => ({
  ...draft,
  rules: draft.rules.filter((_, place) => place !== index),
});

export const withRule = (
  draft: PolicyDraft,
  index: number,
  change: (rule: RuleDraft) => Partial<RuleDraft>,
): PolicyDraft => ({
  ...draft,
  rules: draft.rules.map((rule, place) => (place === index ? { ...rule, ...change(rule) } : rule)),
});

/** Whether a rule may go there: the last one stays where it is. */
export const mayMove = ({ rules }: PolicyDraft, from: number, to: number): boolean =>
  from !== to && [from, to].every((place) => place >= 0 && place < rules.length - 1);

export function moved(draft: PolicyDraft, from: number, to: number): PolicyDraft {
  if (!mayMove(draft, from, to)) return draft;
  const rules = [...draft.rules];
  rules.splice(to, 0, ...rules.splice(from, 1));
  return { ...draft, rules };
}

export const withTarget = (
  rule: RuleDraft,
  clock: ClockKind,
  change: (target: TargetDraft) => Partial<TargetDraft>,
): RuleDraft => ({
  ...rule,
  targets: rule.targets.map((target) => (target.clock === clock ? { ...target, ...change(target) } : target)),
});

/** What a new policy begins with: a single rule, that promises what the brand mostly has. */
export function firstDraft({ calendars, ladders }: PolicyChoices, name: string): PolicyDraft {
  const target = (clock: ClockKind, seconds: number): TargetDraft => ({
    ...{ clock, seconds, thresholds: [50, 75, 100], pauses: [], isStoppedByDeflections: true },
    ...{ calendarId: calendars[0]?.id ?? '', ladderId: ladders[0]?.id ?? '' },
  });
  const targets = [
    target('first_response', 1_800),
    target('next_response', 1_800),
    target('resolution', 86_400),
  ];
  const rule = { name, conditions: {}, verificationMinutes: 4_320, startsAtTop: false, targets };
  return { name: '', rules: [rule], reason: null };
}

/** `50, 75 100%` as numbers; what is none is left out. */
export function percentsIn(text: string): number[] {
  const numbers = text.split(/[^\d.]+/).filter((part) => part !== '');
  return [...new Set(numbers.map(Number))].toSorted((a, b) => a - b);
}

/** Conditions that were begun and name nothing: with them a rule would be wider than it looks. */
export const unfilled = ({ rules }: PolicyDraft): { index: number; word: ConditionWord }[] =>
  rules.flatMap(({ conditions }, index) =>
    CONDITION_WORDS.flatMap((word) => {
      const wanted = conditions[word];
      return Array.isArray(wanted) && wanted.length === 0 ? [{ index, word }] : [];
    }),
  );
