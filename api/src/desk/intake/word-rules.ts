import type { EntityManager } from 'typeorm';
import { sayOneOf } from './phrases.js';

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

/** What a brand starts with; `evenhand rule` edits it. First match wins, so the gravest stand on top. */
export const FIRST_RULES: readonly WordRule[] = [
  rule(
    'account taken over',
    ['hacked', 'hacker', 'taken over', 'gehackt', 'piraté', 'piratée'],
    'security',
    1,
  ),
  rule(
    'fraud',
    ['fraud', 'scam', 'scammed', 'identity theft', 'oplichting', 'fraude', 'arnaque'],
    'security',
    1,
  ),
  rule('safety', ['emergency', '911', '112', 'unsafe', 'danger', 'noodgeval', 'urgence'], 'safety', 1),
  rule(
    'no service',
    ['outage', 'no service', 'no signal', 'is down', 'panne', 'storing', 'geen internet'],
    'outage',
    2,
  ),
  rule(
    'billing',
    ['bill', 'billed', 'charged', 'refund', 'invoice', 'factuur', 'facture', 'overcharged'],
    'billing',
    null,
  ),
  rule(
    'delivery',
    ['delivery', 'delivered', 'package', 'shipping', 'levering', 'livraison', 'colis'],
    'delivery',
    null,
  ),
  rule('travel', ['flight', 'luggage', 'baggage', 'train', 'vlucht', 'vol annulé'], 'travel', null),
  rule(
    'slow or broken',
    ['slow', 'broken', 'not working', 'error', 'crash', 'traag', 'kapot', 'lent'],
    'technical',
    null,
  ),
];

/** The first rule for each of the two; without one, topic "other" and severity 3. */
export function judge(text: string, rules: readonly WordRule[]): Judgement {
  const fits = rules.filter((one) => sayOneOf([text], one.words));
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

function rule(name: string, words: string[], topic: string, severity: number | null): WordRule {
  return { name, words, topic, severity };
}
