import { CONDITION_WORDS, type ConditionWord } from '@evenhand/shared/sla/condition-words';
import type { Conditions, Hours } from '@evenhand/shared/sla/conditions';
import type { PolicyChoices } from '@evenhand/shared/wire/policies';
import { languageName } from '../ui/language-name.js';
import { topicName } from '../ui/topic-name.js';

/** What names are written with. */
export interface Naming {
  readonly t: (key: string, values?: Record<string, unknown>) => string;
  /** BCP 47 of the reader. */
  readonly tag: string;
  readonly choices: Pick<PolicyChoices, 'accounts'> | null;
}

/** One condition, and what it asks for, by names. */
export interface Asked {
  readonly word: ConditionWord;
  readonly names: readonly string[];
}

/** A rule's conditions in the order of the language. */
export function askedIn(conditions: Conditions, naming: Naming): Asked[] {
  return CONDITION_WORDS.flatMap((word): Asked[] => {
    const wanted = conditions[word];
    if (wanted === undefined) return [];
    if (word === 'hours') return [{ word, names: [hoursText(wanted as Hours, naming)] }];
    if ((wanted as readonly unknown[]).length === 0) return [];
    const names = (wanted as readonly (string | number)[]).map((one) => nameOf(word, String(one), naming));
    return [{ word, names }];
  });
}

const NAMES: Readonly<Partial<Record<ConditionWord, (value: string, naming: Naming) => string>>> = {
  accounts: (id, { choices }) => choices?.accounts.find((account) => account.id === id)?.handle ?? '…',
  channels: (channel, { t }) => t(`ui.channel.${channel}`),
  topics: (topic, { t }) => topicName(topic, t),
  severities: (severity, { t }) => t(`policies.severity.${severity}`),
  languages: (tag, naming) => languageName(tag, naming.tag) ?? tag,
  words: (words, { t }) => t('policies.quoted', { words }),
};

/** What people call something that a condition asks for. */
export const nameOf = (word: ConditionWord, value: string, naming: Naming): string =>
  NAMES[word]?.(value, naming) ?? value;

export function hoursText({ zone, days, between }: Hours, { t, tag }: Pick<Naming, 't' | 'tag'>): string {
  const names = days.map((day) => dayName(day, tag)).join(', ');
  return t('policies.hours.text', { days: names, from: between[0], to: between[1], zone });
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A weekday as the reader writes it, short. 5 January 1970 was a Monday. */
export function dayName(day: (typeof WEEKDAYS)[number], tag: string): string {
  const date = Date.UTC(1970, 0, 5 + WEEKDAYS.indexOf(day));
  return new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' }).format(date);
}
