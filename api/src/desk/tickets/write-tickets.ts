import type { EntityManager } from 'typeorm';
import type { Placement } from '../intake/ticket-book.js';
import type { KnownAuthor } from './know-authors.js';

export interface TicketRow {
  readonly id: string;
  readonly placement: Placement;
  readonly author: KnownAuthor;
  readonly dueAt: Date | null;
  readonly backlog: number;
}

const OPEN = `
  insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity,
      severity_rule, topic, topic_rule, opened_at, taken_at, due_at, backlog_at_opening, is_history, contract)
    select $1, id, "accountId", channel, "authorId", 'open', excerpt, language, severity, "severityRule", topic,
           "topicRule", "openedAt", (select desk.now()), coalesce("dueAt", 'infinity'), backlog, "isHistory", contract
      from json_to_recordset($2::json) as t (
        id uuid, "accountId" uuid, channel text, "authorId" uuid, excerpt text, language text, severity smallint,
        "severityRule" text, topic text, "topicRule" text, "openedAt" timestamptz, "dueAt" timestamptz, backlog int,
        "isHistory" boolean, contract text)`;

const WROTE_AGAIN = `
  update desk.ticket t set contacts = t.contacts + w.times
    from unnest($2::uuid[], $3::int[]) as w (id, times) where t.brand_id = $1 and t.id = w.id`;

export async function writeTickets(
  tx: EntityManager,
  brandId: string,
  rows: readonly TicketRow[],
): Promise<void> {
  if (rows.length > 0) await tx.query(OPEN, [brandId, JSON.stringify(rows.map(asJson))]);
}

export async function countContacts(
  tx: EntityManager,
  brandId: string,
  ticketIds: readonly string[],
): Promise<void> {
  if (ticketIds.length === 0) return;
  const times = new Map<string, number>();
  for (const id of ticketIds) times.set(id, (times.get(id) ?? 0) + 1);
  await tx.query(WROTE_AGAIN, [brandId, [...times.keys()], [...times.values()]]);
}

const asJson = ({
  id,
  placement: { post, language, judgement, excerpt },
  author,
  dueAt,
  backlog,
}: TicketRow) => ({
  id,
  accountId: post.accountId,
  channel: post.channel,
  authorId: author.id,
  contract: author.contract,
  excerpt,
  language,
  ...judgement,
  openedAt: post.postedAt,
  dueAt,
  backlog,
  isHistory: post.isHistory,
});
