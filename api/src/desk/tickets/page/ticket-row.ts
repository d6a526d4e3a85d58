import type { EntityManager } from 'typeorm';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { NotFound } from '../../../platform/refusal.js';
import { CLOCK_FACES } from './clock-faces.js';
import { isBlind } from './is-blind.js';

type Told =
  | 'id'
  | 'account'
  | 'channel'
  | 'excerpt'
  | 'state'
  | 'language'
  | 'topic'
  | 'topicRule'
  | 'severity'
  | 'severityRule'
  | 'contract'
  | 'openedAt'
  | 'isImported'
  | 'contacts'
  | 'recurrences'
  | 'verifyUntil'
  | 'waitingOn'
  | 'mergedInto'
  | 'rung'
  | 'assignee'
  | 'isBlind'
  | 'clocks';

/**
 * What the page says of the ticket itself. No author is read here. What was resolved or closed in somebody's hands is
 * theirs still, and what was given back is blind again.
 */
export type TicketRow = Pick<TicketPage, Told> & { readonly isAnswered: boolean };

const ROW = `
  select t.id, json_build_object('id', a.id, 'handle', a.handle, 'channel', a.channel) as account, t.channel, t.excerpt,
         t.state, t.language, t.topic, t.topic_rule as "topicRule", t.severity, t.severity_rule as "severityRule", t.contract,
         desk.instant(t.opened_at) as "openedAt", t.is_history as "isImported", t.contacts, t.recurrences,
         desk.instant(t.verify_until) as "verifyUntil", t.waiting_on as "waitingOn", case when not ${isBlind('t')} then t.merged_into end as "mergedInto",
         (select coalesce(max(n.rung), 0) from desk.notice n where n.brand_id = $1 and n.ticket_id = t.id) as rung,
         case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as assignee,
         ${isBlind('t')} as "isBlind", t.answered_at is not null as "isAnswered",
         ${CLOCK_FACES} as clocks
    from desk.ticket t
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
    left join people.person p on p.id = t.assignee_id
   where t.brand_id = $1 and t.id = $2`;

/** @throws NotFound */
export async function ticketRow(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<TicketRow> {
  const [row] = await desk.query<TicketRow[]>(ROW, [brandId, ticketId]);
  if (!row) throw new NotFound('ticket');
  return row;
}
