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

/** What can be said: what the brand's rules of words say, what its promises ask for, and what open tickets are about. */
const TOPICS = `
  select distinct topic from (
    select 'other' as topic
    union all select topic from desk.word_rule where brand_id = $1 and topic is not null
    union all select json_array_elements_text(coalesce(conditions->'topics', '[]')) from desk.policy_rule where brand_id = $1
    union all select topic from desk.ticket where brand_id = $1 and (id = $2 or state in ('open', 'waiting'))) known
   order by topic`;

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

export async function topicsFor(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<string[]> {
  const rows = await tx.query<{ topic: string }[]>(TOPICS, [brandId, ticketId]);
  return rows.map(({ topic }) => topic);
}

/** In the caller's transaction, which has locked the ticket. What is not changed keeps the rule that it came from. */
export async function classify(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  { topic, severity }: TopicAndSeverity,
): Promise<void> {
  await tx.query(CLASSIFY, [brandId, ticketId, topic, severity]);
}
