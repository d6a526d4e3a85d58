import type { Channel } from '../wire/channel.js';
import { type Phrase, phraseOf, Said } from '../words/phrases.js';
import { calendarOf } from './calendar-of.js';
import type { Interval, Weekday } from './calendar-rules.js';

/** A time of day by the wall clock of a zone, on some days of the week. */
export interface Hours {
  /** IANA name. */
  readonly zone: string;
  readonly days: readonly Weekday[];
  /** As in a calendar: an end before the start lies on the next date. */
  readonly between: Interval;
}

/**
 * What a rule of a policy asks of a complaint. All fields that are given must fit, of what is listed in one any. This
 * is the whole language: how many people hear its author is not in it, nor anything that stands for that.
 */
export interface Conditions {
  /** Ids. */
  readonly accounts?: readonly string[];
  readonly channels?: readonly Channel[];
  readonly topics?: readonly string[];
  readonly severities?: readonly number[];
  /** BCP 47. */
  readonly languages?: readonly string[];
  /** Words or phrases that stand in the text as whole words, in any case. */
  readonly words?: readonly string[];
  /** When the complaint was written. */
  readonly hours?: Hours;
  /** The contractors that answer for the account. */
  readonly agencies?: readonly string[];
  /** Names from the brand's own list. */
  readonly contracts?: readonly string[];
}

/** What is known of a complaint that a rule may ask about. */
export interface Facts {
  readonly accountId: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly severity: number;
  readonly language: string;
  readonly text: string;
  /** When it was written, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly agency: string | null;
  readonly contract: string | null;
}

/** Whether a complaint is one that a rule is for. @throws SlaError for hours that are none */
export function fits(conditions: Conditions, facts: Facts): boolean {
  const { accounts, channels, topics, severities, languages, agencies, contracts } = conditions;
  return (
    has(accounts, facts.accountId) &&
    has(channels, facts.channel) &&
    has(topics, facts.topic) &&
    has(severities, facts.severity) &&
    has(languages, facts.language) &&
    has(agencies, facts.agency) &&
    has(contracts, facts.contract) &&
    says(conditions.words, facts) &&
    isWithin(conditions.hours, facts.at)
  );
}

const has = <T>(wanted: readonly T[] | undefined, is: T | null) =>
  !wanted || (is !== null && wanted.includes(is));

/** Worked out once for a complaint, which is held against many rules, and once for a rule that many come to. */
const said = new WeakMap<Facts, Said>();
const phrases = new WeakMap<readonly string[], readonly Phrase[]>();

function says(words: readonly string[] | undefined, facts: Facts): boolean {
  if (!words) return true;
  const text = said.get(facts) ?? new Said(facts.text);
  const wanted = phrases.get(words) ?? words.map(phraseOf);
  said.set(facts, text);
  phrases.set(words, wanted);
  return text.has(wanted);
}

function isWithin(hours: Hours | undefined, at: number): boolean {
  if (!hours) return true;
  const { zone, days, between } = hours;
  const weekly = Object.fromEntries(days.map((day) => [day, [between]]));
  return calendarOf({ tz: zone, weekly }).openMs(at, at + 1) > 0;
}
