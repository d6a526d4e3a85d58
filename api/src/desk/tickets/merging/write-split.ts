import type { EntityManager } from 'typeorm';
import type { Judgement } from '../../intake/word-rules.js';

/** A ticket that was split off another one: of the same customer, at the same account, in whose hands. */
export interface NewSplit {
  readonly id: string;
  readonly from: string;
  readonly excerpt: string;
  readonly language: string;
  readonly judgement: Judgement;
  readonly openedAt: Date;
  readonly backlog: number;
  readonly personId: string;
}

const WRITE = `
  insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity,
      severity_rule, topic, topic_rule, opened_at, taken_at, backlog_at_opening, is_history, contract, assignee_id,
      claimed_at)
    select $1, $2, account_id, channel, author_id, 'open', $4, $5, $6, $7, $8, $9, $10, (select desk.now()), $11,
           is_history, contract, $12, now()
      from desk.ticket where brand_id = $1 and id = $3
  returning contract`;

/** @returns what its customer has bought, as the first ticket knew it */
export async function writeSplit(
  tx: EntityManager,
  brandId: string,
  split: NewSplit,
): Promise<string | null> {
  const { severity, severityRule, topic, topicRule } = split.judgement;
  const [written] = await tx.query<{ contract: string | null }[]>(WRITE, [
    ...[brandId, split.id, split.from, split.excerpt, split.language],
    ...[severity, severityRule, topic, topicRule, split.openedAt, split.backlog, split.personId],
  ]);
  return written?.contract ?? null;
}

const ANSWERS = `
  select p.ticket_id as "ticketId", p.posted_at as at, p.is_deflection as "isDeflection"
    from desk.post p
   where p.brand_id = $1 and p.ticket_id = $2 and p.outcome = 'reply' and p.answers_customer order by p.posted_at`;

/** What answered the customer of a ticket, as its clocks hear it. */
export const answersOn = (tx: EntityManager, brandId: string, ticketId: string) =>
  tx.query<{ ticketId: string; at: Date; isDeflection: boolean }[]>(ANSWERS, [brandId, ticketId]);
