import type { EntityManager } from 'typeorm';
import { asWords, sayOneOf } from '@evenhand/shared/words/phrases';

/** One line of a brand's list: where one of the words stands in the text, the topic or severity follows. */
export interface WordRule {
  readonly name: string;
  readonly words: readonly string[];
  readonly topic: string | null;
  readonly severity: number | null;
}

/** A fact of intake, with the rule that gave it. */
export interface Judgement {
  readonly topic: string;
  readonly topicRule: string;
  readonly severity: number;
  readonly severityRule: string;
}

const DEFAULT_SEVERITY = 3;

/** Worked out once for a list of rules, which serves a batch of posts. */
const phrases = new WeakMap<WordRule, readonly string[]>();

function phrasesOf(rule: WordRule): readonly string[] {
  const known = phrases.get(rule) ?? rule.words.map(asWords);
  phrases.set(rule, known);
  return known;
}

/** The first rule for each of the two; without one, topic "other" and severity 3. */
export function judge(text: string, rules: readonly WordRule[]): Judgement {
  const words = [asWords(text)];
  const fits = rules.filter((one) => sayOneOf(words, phrasesOf(one)));
  const topic = fits.find((one) => one.topic !== null);
  const severity = fits.find((one) => one.severity !== null);
  return {
    topic: topic?.topic ?? 'other',
    topicRule: topic?.name ?? 'no rule fits',
    severity: severity?.severity ?? DEFAULT_SEVERITY,
    severityRule: severity?.name ?? 'no rule fits',
  };
}

export function wordRules(tx: Pick<EntityManager, 'query'>, brandId: string): Promise<WordRule[]> {
  return tx.query<WordRule[]>(
    'select name, words, topic, severity from desk.word_rule where brand_id = $1 order by position, name',
    [brandId],
  );
}
