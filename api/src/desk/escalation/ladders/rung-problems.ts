import { ringsOn } from '@evenhand/shared/oncall/rings-on';
import type { LadderChoices, Rung, RungWhen } from '@evenhand/shared/wire/ladders';
import type { FieldProblem } from '../../../platform/refusal.js';

/** A year: nobody waits longer to tell somebody. */
const MOST_MINUTES = 525_600;

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

const NOBODY_AT_THE_BREACH: FieldProblem = {
  field: 'rungs',
  problem:
    'Of a breach somebody is told until the customer is answered: let a rung at 100 % or later repeat.',
};

/** What is wrong with the rungs, by rung and field. @param known what the brand has, and which ways the installation has not */
export function rungProblems(rungs: readonly Rung[], known: LadderChoices): FieldProblem[] {
  const wrong = wrongRungs(rungs, known);
  return wrong.length > 0 || ringsOn(rungs) ? wrong : [NOBODY_AT_THE_BREACH];
}

function wrongRungs(rungs: readonly Rung[], known: LadderChoices): FieldProblem[] {
  return rungs.flatMap((rung, index) => {
    const said = (field: string, problem: string | null) =>
      problem === null
        ? []
        : [{ field: `rungs.${index}.${field}`, problem: `Rung ${index + 1}: ${problem}` }];
    return [
      ...said('when', wrongWhen(rung.when, rungs.slice(0, index))),
      ...said('whom', wrongWhom(rung, known)),
      ...said('by', wrongWays(rung, known)),
      ...said('webhookId', wrongRoom(rung, known)),
      ...said('repeatMinutes', wrongRepeat(rung)),
    ];
  });
}

function wrongWhen(when: RungWhen, before: readonly Rung[]): string | null {
  if (when.kind === 'percent') return wrongPercent(when.percent, before);
  if (when.kind === 'after breach') return wrongMinutes(when.minutes, before);
  if (before.length === 0) return 'the first rung follows no other one that could stay unanswered.';
  return isWhole(when.minutes, 1, MOST_MINUTES) ? null : 'it follows after 1 minute to 365 days.';
}

function wrongPercent(percent: number, before: readonly Rung[]): string | null {
  if (!isWhole(percent, 1, 1_000)) return 'the percentage is a whole number from 1 to 1000.';
  const earlier = before.flatMap(({ when }) => (when.kind === 'percent' ? [when.percent] : []));
  if (Math.max(0, ...earlier) > percent) return `${percent} % comes before the rung above it.`;
  const isAfterBreach = before.some(({ when }) => when.kind === 'after breach');
  return isAfterBreach && percent <= 100
    ? `${percent} % comes before the breach, and so before a rung above it.`
    : null;
}

function wrongMinutes(minutes: number, before: readonly Rung[]): string | null {
  if (!isWhole(minutes, 0, MOST_MINUTES)) return 'it comes 0 minutes to 365 days after the breach.';
  const earlier = before.flatMap(({ when }) => (when.kind === 'after breach' ? [when.minutes] : []));
  return Math.max(0, ...earlier) > minutes
    ? `${minutes} minutes after the breach come before a rung above it.`
    : null;
}

const has = (all: readonly { id: string }[], wanted: string) => all.some(({ id }) => id === wanted);

function wrongWhom({ whom }: Rung, known: LadderChoices): string | null {
  if (whom.kind === 'person' && !has(known.people, whom.personId))
    return 'this person does not work for the brand, or is an auditor.';
  if (whom.kind === 'rota' && !has(known.rotas, whom.rotaId)) return 'the brand has no such rota.';
  if (whom.kind === 'webhook' && !has(known.webhooks, whom.webhookId))
    return 'the brand has no such webhook.';
  return null;
}

function wrongWays({ by, whom }: Rung, { unavailable }: LadderChoices): string | null {
  if (whom.kind === 'webhook') return null;
  if (by.length === 0) return 'choose at least one way to tell them.';
  return by.every((way) => unavailable.includes(way))
    ? 'no way that it tells them by is set up on this installation: choose one that is.'
    : null;
}

function wrongRoom({ by, whom, webhookId }: Rung, known: LadderChoices): string | null {
  if (whom.kind === 'webhook' || !by.includes('chat')) return null;
  if (webhookId === null) return 'chat needs a webhook: the room to write into.';
  return has(known.webhooks, webhookId) ? null : 'the brand has no such webhook.';
}

function wrongRepeat({ repeatMinutes }: Rung): string | null {
  if (repeatMinutes === null || isWhole(repeatMinutes, 1, MOST_MINUTES)) return null;
  return 'it repeats every minute at most, and every 365 days at least.';
}
