import type { FieldChange } from '@evenhand/shared/sla/policy-changes';
import type { PolicyChoices, TargetDraft } from '@evenhand/shared/wire/policies';
import type { Units } from '../ui/duration.js';
import { askedIn, type Naming } from './in-words.js';
import { spanText } from './span-text.js';

/** What a change is called, what it was before and what it is now; empty where there was nothing. */
export interface ChangeWords {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What changes are told with. */
export interface Telling extends Naming {
  readonly choices: Pick<PolicyChoices, 'accounts' | 'calendars' | 'ladders'> | null;
  readonly units: Units;
}

/** One change of a rule in words. */
export function changeWords(change: FieldChange, telling: Telling): ChangeWords {
  const { t } = telling;
  const name = t(`policies.change.${change.field}`);
  const what =
    'clock' in change ? t('policies.asked', { what: t(`ui.clock.${change.clock}`), names: name }) : name;
  const [before, after] = [change.before, change.after].map((value) =>
    valueWords(change.field, value, telling),
  );
  return { what, before: before ?? '', after: after ?? '' };
}

type Values = { readonly [Field in FieldChange['field']]: (value: never, telling: Telling) => string };

const nameIn = (of: readonly { id: string; name: string }[] | undefined, id: string) =>
  of?.find((one) => one.id === id)?.name ?? '…';

const WORDS: Values = {
  name: (name: string) => name,
  conditions: (conditions: object, telling) =>
    askedIn(conditions, telling)
      .map(({ word, names }) =>
        telling.t('policies.asked', { what: telling.t(`policies.asks.${word}`), names: names.join(', ') }),
      )
      .join('; '),
  verification: (minutes: number, { units }) => spanText(minutes * 60, units),
  top: (isSo: boolean, { t }) => yesOrNo(isSo, t),
  target: (target: TargetDraft | null, { units }) => (target ? spanText(target.seconds, units) : ''),
  seconds: (seconds: number, { units }) => spanText(seconds, units),
  thresholds: (percents: readonly number[]) => percents.map((percent) => `${percent} %`).join(', '),
  calendar: (id: string, { choices }) => nameIn(choices?.calendars, id),
  ladder: (id: string, { choices }) => nameIn(choices?.ladders, id),
  pauses: (pauses: readonly string[], { t }) =>
    pauses.map((pause) => t(`policies.pause.${pause}`)).join(', '),
  deflections: (isSo: boolean, { t }) => yesOrNo(isSo, t),
};

function valueWords(field: FieldChange['field'], value: FieldChange['before'], telling: Telling): string {
  return WORDS[field](value as never, telling) || telling.t('policies.change.nothing');
}

const yesOrNo = (isSo: boolean, t: Telling['t']) => t(isSo ? 'policies.yes' : 'policies.no');
