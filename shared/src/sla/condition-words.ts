import type { Conditions } from './conditions.js';

/** Every word that the condition language has; its type holds both it and `Conditions` to the same ones. */
export const CONDITION_WORDS = [
  'accounts',
  'channels',
  'topics',
  'severities',
  'languages',
  'words',
  'hours',
  'agencies',
  'contracts',
] as const satisfies readonly (keyof Conditions)[];

export type ConditionWord = (typeof CONDITION_WORDS)[number];

/** Does not compile where `Conditions` has a word that is not listed. */
export const ALL_ARE_LISTED: [keyof Conditions] extends [ConditionWord] ? true : never = true;
