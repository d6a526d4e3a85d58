import { onCall } from '@evenhand/shared/oncall/on-call';
import type { RotaRules } from '@evenhand/shared/oncall/rota-rules';
import { SlaError } from '@evenhand/shared/sla/sla-error';
import type { RotaDraft } from '@evenhand/shared/wire/ladders';
import { named } from '../../../platform/named.js';
import { Refusal } from '../../../platform/refusal.js';

/** A draft that can be reckoned with, its name apart. @throws Refusal */
export function checkedDraft(draft: RotaDraft): { name: string; rules: RotaRules } {
  const { zone, people, handOver, startsOn, hours } = draft;
  const rules = { zone, people, handOver: { ...handOver }, startsOn, hours: hours && { ...hours } };
  try {
    onCall(rules, [], { from: 0, to: 1 });
  } catch (error) {
    if (error instanceof SlaError) throw new Refusal('rota-wrong', error.message, 400);
    throw error;
  }
  return { name: named('rota', draft.name), rules };
}
