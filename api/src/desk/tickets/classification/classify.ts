import type { EntityManager } from 'typeorm';
import { NotFound } from '../../../platform/refusal.js';

/** What a complaint is about, and how bad it is. */
export interface TopicAndSeverity {
  readonly topic: string;
  readonly severity: number;
}

/** What stands in place of a rule's name where a person said it. */
export const BY_HAND = 'by hand';

const READ = 'select topic, severity from desk.ticket where brand_id = $1 and id = $2';

const CLASSIFY = `
  update desk.ticket
     set topic_rule = case when topic = $3 then topic_rule else '${BY_HAND}' end, topic = $3,
         severity_rule = case when severity = $4 then severity_rule else '${BY_HAND}' end, severity = $4
   where brand_id = $1 and id = $2`;

/** What can be said: what the brand's rules of words say, and what its promises ask for. Both lists are short. */
const TOPICS = `
  select topic from desk.word_rule where brand_id = $1 and topic is not null
  union
  select json_array_elements_text(r.conditions->'topics')
    from desk.policy_rule r
    join (select id, max(version) as version from desk.policy
           where brand_id = $1 and retired_at is null group by id) p
      on (p.id, p.version) = (r.policy_id, r.policy_version)
   where r.brand_id = $1 and json_typeof(r.conditions->'topics') = 'array'`;

/** @throws NotFound */
export async function classificationOf(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<TopicAndSeverity> {
  const [found] = await tx.query<TopicAndSeverity[]>(READ, [brandId, ticketId]);
  if (!found) throw new NotFound('ticket');
  return found;
}

/** @returns by name; a ticket's own topic can stay whatever it is */
export async function topicsOf(tx: Pick<EntityManager, 'query'>, brandId: string): Promise<string[]> {
  const rows = await tx.query<{ topic: string }[]>(TOPICS, [brandId]);
  return withTopic(
    rows.map(({ topic }) => topic),
    'other',
  );
}

export const withTopic = (topics: readonly string[], topic: string): string[] =>
  [...new Set([...topics, topic])].toSorted();

/** In the caller's transaction, which has locked the ticket. What is not changed keeps the rule that it came from. */
export async function classify(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  { topic, severity }: TopicAndSeverity,
): Promise<void> {
  await tx.query(CLASSIFY, [brandId, ticketId, topic, severity]);
}
