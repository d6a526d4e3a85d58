import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { Conditions, Hours } from '@evenhand/shared/sla/conditions';
import { SlaError } from '@evenhand/shared/sla/sla-error';
import type { PolicyDraft, RuleDraft, TargetDraft } from '@evenhand/shared/wire/policies';
import { asWords } from '@evenhand/shared/words/phrases';
import { looksForReach } from '@evenhand/shared/words/reach';
import { LIMITS } from '../../../platform/limits.js';
import { type FieldProblem, Refusal } from '../../../platform/refusal.js';

/** What a draft may name. */
export interface Known {
  readonly accounts: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
  readonly contracts: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
  readonly ladders: ReadonlySet<string>;
}

/** @returns the draft. @throws Refusal that says of each field what is wrong, and in which rule */
export function checkedDraft(draft: PolicyDraft, known: Known): PolicyDraft {
  const problems = problemsOf(draft, known);
  if (problems.length === 0) return draft;
  const sentence = problems.map(({ problem }) => problem).join(' ');
  throw new Refusal('policy-wrong', sentence, 422, problems);
}

type Said = readonly [field: string, what: string];

export function problemsOf({ name, rules }: PolicyDraft, known: Known): FieldProblem[] {
  const ofRules = rules.flatMap((rule, index) =>
    ruleProblems(rule, { isLast: index === rules.length - 1, known }).map(([field, what]) => ({
      field: `rules.${index}.${field}`,
      problem: `Rule ${index + 1}${rule.name ? ` (${rule.name})` : ''}: ${what}`,
    })),
  );
  const ofName = name ? [] : [{ field: 'name', problem: 'A policy has a name.' }];
  return [...ofName, ...tooManyWords(rules), ...ofRules];
}

function tooManyWords(rules: readonly RuleDraft[]): FieldProblem[] {
  const counts = rules.map(({ conditions }) => conditions.words?.length ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all <= LIMITS.policy.words) return [];
  const problem = `Its rules ask for ${all} words in all; a policy takes ${LIMITS.policy.words}.`;
  return [{ field: `rules.${counts.indexOf(Math.max(...counts))}.conditions.words`, problem }];
}

function ruleProblems(rule: RuleDraft, { isLast, known }: { isLast: boolean; known: Known }): Said[] {
  const asksNothing = Object.keys(rule.conditions).length === 0;
  return [
    ...when(!rule.name, 'name', 'it has no name.'),
    ...when(
      isLast && !asksNothing,
      'conditions',
      'the last rule is for everything else, so it asks nothing.',
    ),
    ...when(
      !isLast && asksNothing,
      'conditions',
      'it asks nothing, so no rule behind it would ever be used. Only the last rule asks nothing.',
    ),
    ...conditionProblems(rule.conditions, known),
    ...missingTargets(rule.targets),
    ...rule.targets.flatMap((target, index) => targetProblems(target, index, { rule, known })),
  ];
}

const when = (isWrong: boolean, field: string, what: string): Said[] => (isWrong ? [[field, what]] : []);

function conditionProblems(conditions: Conditions, known: Known): Said[] {
  const { accounts, topics, agencies, contracts, languages, words, hours } = conditions;
  const missing = (word: string, wanted: readonly string[] = [], there: ReadonlySet<string>, what: string) =>
    when(
      wanted.some((one) => !there.has(one)),
      `conditions.${word}`,
      what,
    );
  return [
    ...emptyLists(conditions),
    ...missing('accounts', accounts, known.accounts, 'an account that it asks for is not the brand’s.'),
    ...missing('topics', topics, known.topics, 'it asks for a topic that no complaint is ever given.'),
    ...missing('agencies', agencies, known.agencies, 'no account is answered by an agency that it asks for.'),
    ...missing('contracts', contracts, known.contracts, 'a contract that it asks for is not on the list.'),
    ...(languages ?? []).flatMap((tag) =>
      when(!isLanguage(tag), 'conditions.languages', `there is no language “${tag}”.`),
    ),
    ...(words ?? []).flatMap(wordProblems),
    ...(hours ? hoursProblems(hours) : []),
  ];
}

const emptyLists = (conditions: Conditions): Said[] =>
  Object.entries(conditions).flatMap(([word, wanted]: [string, unknown]) =>
    when(
      Array.isArray(wanted) && wanted.length === 0,
      `conditions.${word}`,
      'it asks for none of a list: name at least one, or leave the condition out.',
    ),
  );

function wordProblems(word: string): Said[] {
  if (asWords(word).trim() === '')
    return [['conditions.words', `“${word}” has no letter and no digit, so nothing contains it.`]];
  const sentence = `“${word}” would pick out complaints by how many people hear their author. Here everybody is served alike.`;
  return when(looksForReach(word), 'conditions.words', sentence);
}

function isLanguage(tag: string): boolean {
  if (tag === 'und') return true;
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function hoursProblems({ zone, days, between }: Hours): Said[] {
  try {
    calendarOf({ tz: zone, weekly: Object.fromEntries(days.map((day) => [day, [between]])) });
    return [];
  } catch (error) {
    if (error instanceof SlaError) return [['conditions.hours', error.message]];
    throw error;
  }
}

const WANTED = { first_response: 'first response', resolution: 'resolution' } as const;

function missingTargets(targets: readonly TargetDraft[]): Said[] {
  return Object.entries(WANTED).flatMap(([clock, name]) =>
    when(!targets.some((target) => target.clock === clock), 'targets', `it promises no ${name}.`),
  );
}

function targetProblems(
  target: TargetDraft,
  index: number,
  { rule, known }: { rule: RuleDraft; known: Known },
): Said[] {
  const at = (field: string) => `targets.${index}.${field}`;
  const clock = target.clock.replace('_', ' ');
  const isTwice = rule.targets.findIndex((one) => one.clock === target.clock) < index;
  return [
    ...when(isTwice, at('clock'), `it promises the ${clock} twice.`),
    ...when(
      target.clock === 'first_response' && target.pauses.length > 0,
      at('pauses'),
      'the clock of the first response never pauses.',
    ),
    ...when(
      !known.calendars.has(target.calendarId),
      at('calendarId'),
      `the calendar of its ${clock} is not there.`,
    ),
    ...when(!known.ladders.has(target.ladderId), at('ladderId'), `the ladder of its ${clock} is not there.`),
  ];
}
