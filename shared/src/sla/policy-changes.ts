import type { ClockKind } from '../wire/clock.js';
import type { PauseReason, PolicyDraft, RuleDraft, TargetDraft } from '../wire/policies.js';
import { asked, matchRules, movedAmong, type Pair } from './match-rules.js';

type Change<Field, Value> = { readonly field: Field; readonly before: Value; readonly after: Value };

/** What became of one clock's promise; null where it is not promised. */
export type TargetChange = { readonly clock: ClockKind } & (
  | Change<'target', TargetDraft | null>
  | Change<'seconds', number>
  | Change<'thresholds', readonly number[]>
  | Change<'calendar' | 'ladder', string>
  | Change<'pauses', readonly PauseReason[]>
  | Change<'deflections', boolean>
);

export type FieldChange =
  | Change<'name', string>
  | Change<'conditions', RuleDraft['conditions']>
  | Change<'verification', number>
  | Change<'top', boolean>
  | TargetChange;

/** Places count from 1. */
export type RuleChange =
  | { readonly kind: 'added'; readonly at: number; readonly rule: RuleDraft }
  | { readonly kind: 'removed'; readonly from: number; readonly rule: RuleDraft }
  | {
      readonly kind: 'kept';
      readonly from: number;
      readonly at: number;
      readonly rule: RuleDraft;
      readonly isMoved: boolean;
      readonly changes: readonly FieldChange[];
    };

export interface PolicyChanges {
  readonly name: { readonly before: string; readonly after: string } | null;
  /** The rules that changed: in the order of the later version, those that are gone at the end. */
  readonly rules: readonly RuleChange[];
}

/** What differs between two versions of a policy. */
export function policyChanges(before: PolicyDraft, after: PolicyDraft): PolicyChanges {
  const pairs = matchRules(before.rules, after.rules);
  const moved = movedAmong(pairs);
  const stand = after.rules.flatMap((rule, index): RuleChange[] => {
    const pair = pairs.find((one) => one.after === index);
    if (!pair) return [{ kind: 'added', at: index + 1, rule }];
    return keptRule(before.rules[pair.before] as RuleDraft, rule, pair, moved.has(pair));
  });
  const gone = before.rules.flatMap((rule, index): RuleChange[] =>
    pairs.some((pair) => pair.before === index) ? [] : [{ kind: 'removed', from: index + 1, rule }],
  );
  const name = before.name === after.name ? null : { before: before.name, after: after.name };
  return { name, rules: [...stand, ...gone] };
}

export const isUnchanged = ({ name, rules }: PolicyChanges): boolean => name === null && rules.length === 0;

function keptRule(was: RuleDraft, rule: RuleDraft, pair: Pair, isMoved: boolean): RuleChange[] {
  const changes = ruleChanges(was, rule);
  if (!isMoved && changes.length === 0) return [];
  return [{ kind: 'kept', from: pair.before + 1, at: pair.after + 1, rule, isMoved, changes }];
}

function ruleChanges(was: RuleDraft, is: RuleDraft): FieldChange[] {
  const clocks = [...new Set([...was.targets, ...is.targets].map(({ clock }) => clock))];
  const conditions = { field: 'conditions', before: was.conditions, after: is.conditions } as const;
  return [
    ...differing('name', was.name, is.name),
    ...(asked(was.conditions) === asked(is.conditions) ? [] : [conditions]),
    ...differing('verification', was.verificationMinutes, is.verificationMinutes),
    ...differing('top', was.startsAtTop, is.startsAtTop),
    ...clocks.flatMap((clock) => targetChanges(clock, targetOf(was, clock), targetOf(is, clock))),
  ];
}

function targetChanges(
  clock: ClockKind,
  was: TargetDraft | undefined,
  is: TargetDraft | undefined,
): TargetChange[] {
  if (!was || !is) return [{ clock, field: 'target', before: was ?? null, after: is ?? null }];
  return [
    ...differing('seconds', was.seconds, is.seconds),
    ...differing('calendar', was.calendarId, is.calendarId),
    ...differing('ladder', was.ladderId, is.ladderId),
    ...differing('thresholds', was.thresholds, is.thresholds),
    ...differing('pauses', was.pauses.toSorted(), is.pauses.toSorted()),
    ...differing('deflections', was.isStoppedByDeflections, is.isStoppedByDeflections),
  ].map((change) => ({ clock, ...change }));
}

function differing<Field extends string, Value>(field: Field, before: Value, after: Value) {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
}

export const targetOf = ({ targets }: RuleDraft, clock: ClockKind): TargetDraft | undefined =>
  targets.find((target) => target.clock === clock);
