import type { LadderChoices, Rung, RungWhen, RungWhom, Way } from '@evenhand/shared/wire/ladders';
import type { Role } from '@evenhand/shared/wire/session';

/** A rung while somebody writes it: each choice keeps its own field, whatever else was chosen. */
export interface RungDraft {
  /** Its own as long as the page is open, so that a row is known wherever it is put. */
  readonly key: number;
  readonly when: RungWhen['kind'];
  /** Percent, or minutes. */
  readonly amount: number;
  readonly whom: RungWhom['kind'];
  /** The person's, the rota's or the webhook's id, or the role. */
  readonly named: string;
  readonly by: readonly Way[];
  readonly room: string;
  readonly repeatMinutes: number | null;
}

export const WHENS: readonly RungWhen['kind'][] = ['percent', 'after breach', 'unanswered'];
export const WHOMS: readonly RungWhom['kind'][] = ['assignee', 'owner', 'person', 'role', 'rota', 'webhook'];
export const ROLES: readonly Exclude<Role, 'auditor'>[] = ['agent', 'manager', 'admin'];

let keys = 0;

export function draftOf({ when, whom, by, webhookId, repeatMinutes }: Rung): RungDraft {
  return {
    ...{ key: ++keys, when: when.kind, amount: when.kind === 'percent' ? when.percent : when.minutes },
    ...{ whom: whom.kind, named: namedIn(whom), by, room: webhookId ?? '', repeatMinutes },
  };
}

function namedIn(whom: RungWhom): string {
  if (whom.kind === 'person') return whom.personId;
  if (whom.kind === 'role') return whom.role;
  if (whom.kind === 'rota') return whom.rotaId;
  return whom.kind === 'webhook' ? whom.webhookId : '';
}

export function rungOf({ when, amount, whom, named, by, room, repeatMinutes }: RungDraft): Rung {
  return {
    when: when === 'percent' ? { kind: when, percent: amount } : { kind: when, minutes: amount },
    whom: whomOf(whom, named),
    by: whom === 'webhook' ? ['chat'] : by,
    webhookId: whom === 'webhook' ? named || null : by.includes('chat') ? room || null : null,
    repeatMinutes,
  };
}

function whomOf(kind: RungWhom['kind'], named: string): RungWhom {
  if (kind === 'person') return { kind, personId: named };
  if (kind === 'role') return { kind, role: named as Exclude<Role, 'auditor'> };
  if (kind === 'rota') return { kind, rotaId: named };
  return kind === 'webhook' ? { kind, webhookId: named } : { kind };
}

/** The next rung that somebody may mean: after those that are there. */
export function nextRung(rungs: readonly RungDraft[]): RungDraft {
  const percents = rungs.flatMap(({ when, amount }) => (when === 'percent' ? [amount] : []));
  const isLate = rungs.some(({ when, amount }) => when !== 'percent' || amount >= 100);
  const when: RungWhen = isLate
    ? { kind: 'unanswered', minutes: 15 }
    : { kind: 'percent', percent: percents.length === 0 ? 75 : 100 };
  const isAtBreach = when.kind === 'percent' && when.percent >= 100;
  const whom: RungWhom = rungs.length === 0 ? { kind: 'assignee' } : { kind: 'owner' };
  return draftOf({ when, whom, by: ['browser'], webhookId: null, repeatMinutes: isAtBreach ? 15 : null });
}

const CHOSEN_FROM = { person: 'people', rota: 'rotas', webhook: 'webhooks' } as const;

/** What a kind of whom begins with. */
export function firstNamed(kind: RungWhom['kind'], choices: LadderChoices | null): string {
  if (kind === 'role') return 'manager';
  if (kind === 'assignee' || kind === 'owner') return '';
  return choices?.[CHOSEN_FROM[kind]][0]?.id ?? '';
}
