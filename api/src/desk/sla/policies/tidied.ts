import type { Conditions } from '@evenhand/shared/sla/conditions';
import { CLOCK_KINDS } from '@evenhand/shared/wire/clock';
import type { PolicyDraft, RuleDraft, TargetDraft } from '@evenhand/shared/wire/policies';

/** The form in which a draft is kept: nothing twice, nothing around a word, and a promise for each clock. */
export function tidied({ name, rules, reason }: PolicyDraft): PolicyDraft {
  return { name: plain(name), rules: rules.map(tidyRule), reason: plain(reason ?? '') || null };
}

const plain = (text: string) => text.toWellFormed().trim();

function tidyRule({ name, conditions, verificationMinutes, startsAtTop, targets }: RuleDraft): RuleDraft {
  return {
    ...{ name: plain(name), conditions: tidyConditions(conditions), verificationMinutes, startsAtTop },
    targets: inOrder(withNextResponse(targets)).map(tidyTarget),
  };
}

function tidyConditions(conditions: Conditions): Conditions {
  const given = Object.entries(conditions).flatMap(([word, wanted]: [string, unknown]) => {
    if (!Array.isArray(wanted)) return wanted ? [[word, wanted]] : [];
    const each = wanted.map((one: unknown) => (typeof one === 'string' ? plain(one) : one));
    return [[word, [...new Set(each)]]];
  });
  return Object.fromEntries(given) as Conditions;
}

/** Who does not say how fast the next answers come promises them like the first. */
function withNextResponse(targets: readonly TargetDraft[]): readonly TargetDraft[] {
  const first = targets.find(({ clock }) => clock === 'first_response');
  if (!first || targets.some(({ clock }) => clock === 'next_response')) return targets;
  return [...targets, { ...first, clock: 'next_response' }];
}

function tidyTarget(target: TargetDraft): TargetDraft {
  const thresholds = [...new Set([...target.thresholds, 100])].toSorted((a, b) => a - b);
  const { clock, seconds, calendarId, ladderId, pauses, isStoppedByDeflections } = target;
  return { clock, seconds, thresholds, calendarId, ladderId, pauses, isStoppedByDeflections };
}

/** As the clocks come in a ticket's life. */
const inOrder = (targets: readonly TargetDraft[]): TargetDraft[] =>
  targets.toSorted((a, b) => CLOCK_KINDS.indexOf(a.clock) - CLOCK_KINDS.indexOf(b.clock));
