import { eases } from '@evenhand/shared/sla/eases';
import type { FieldChange, PolicyChanges, RuleChange } from '@evenhand/shared/sla/policy-changes';
import type { PolicyDraft, RuleDraft } from '@evenhand/shared/wire/policies';

type Coded = Readonly<Record<string, unknown>>;

/** What changed, as the ledger says it: in numbers, codes and ids. What a manager wrote in words is only named. */
export function codedChanges({ name, rules }: PolicyChanges): Coded[] {
  return [...(name ? [{ what: 'policy renamed' }] : []), ...rules.flatMap(codedRule)];
}

function codedRule(change: RuleChange): Coded[] {
  if (change.kind === 'added') return [{ what: 'rule added', rule: change.at, ...promised(change.rule) }];
  if (change.kind === 'removed')
    return [{ what: 'rule removed', rule: change.from, ...promised(change.rule) }];
  const { at, from, isMoved, changes } = change;
  return [
    ...(isMoved ? [{ what: 'rule moved', rule: at, from }] : []),
    ...changes.map((one) => ({ rule: at, ...codedField(one) })),
  ];
}

function codedField(change: FieldChange): Coded {
  const { field, before, after } = change;
  if (field === 'name') return { what: 'rule renamed' };
  if (field === 'conditions')
    return { what: 'conditions', before: Object.keys(before), after: Object.keys(after) };
  if (field === 'seconds')
    return { what: after > before ? 'target longer' : 'target shorter', clock: change.clock, before, after };
  return { what: field, ...('clock' in change && { clock: change.clock }), before, after };
}

/** Where somebody may wait longer than they were promised before, by the places of the rules. */
export const codedEasings = (before: PolicyDraft, after: PolicyDraft): Coded[] =>
  eases(before, after).map(({ clock, from, at, seconds, secondsBefore, why }) => ({
    ...{ rule: at, ruleBefore: from, clock, secondsBefore, seconds, why },
  }));

/** What a rule promises. */
export const promised = ({ conditions, targets, verificationMinutes, startsAtTop }: RuleDraft): Coded => ({
  asks: Object.keys(conditions),
  ...{ targets, verificationMinutes, startsAtTop },
});
