import { CHANNELS } from '@evenhand/shared/wire/channel';
import type { QueueFilter } from '@evenhand/shared/wire/queue';

/** What a queue can be narrowed by, each a word in the address. */
export const FILTER_FIELDS = ['account', 'channel', 'language', 'topic'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

export const NO_FILTER: Readonly<Record<FilterField, null>> = {
  account: null,
  channel: null,
  language: null,
  topic: null,
};

/** The filter that an address asks for; what says nothing is left out. */
export function filterOf(given: Readonly<Record<FilterField, string | undefined>>): QueueFilter {
  const channel = CHANNELS.find((known) => known === given.channel);
  return {
    ...(given.account ? { account: given.account } : {}),
    ...(channel ? { channel } : {}),
    ...(given.language ? { language: given.language } : {}),
    ...(given.topic ? { topic: given.topic } : {}),
  };
}

export const fieldsOf = (filter: QueueFilter): FilterField[] =>
  FILTER_FIELDS.filter((field) => filter[field] !== undefined);
