import { isBlind } from './is-blind.js';

/** What leads from an event to another ticket. */
const TICKETS = "'into', 'ticketId', 'splitFrom', 'mergedFrom'";
/** What stands on the chains of two tickets where a post went from one to the other. */
const POSTS = "'postId', 'textHash'";

/** What is named in a body, as the id that it is found by; null where it is none. Cast the other way, all rows are looked at. */
export const idIn = (text: string) => `
  case when ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (${text})::uuid end`;

const LEADS_TO_TICKET = `
  exists (select from desk.ticket o
           where o.brand_id = $1 and o.id = ${idIn('l.value')} and o.id <> t.id
             and (${isBlind('t')} or ${isBlind('o')}))`;

const LEADS_TO_POST = `
  exists (select from desk.post p
            join desk.ticket o on o.brand_id = $1 and o.id = p.ticket_id
           where p.brand_id = $1 and p.id = ${idIn("e.body ->> 'postId'")} and o.id <> t.id
             and (${isBlind('t')} or ${isBlind('o')}))`;

/**
 * What an event says on its ticket's page, in SQL: `e` is the event, `t` its ticket, `$1` the brand. Two tickets of which
 * one is blind do not lead to each other: the other one says who wrote both. The ledger itself keeps every word.
 */
export const DISCREET_BODY = `
  (select case when count(*) = 0 then e.body else (e.body::jsonb - array_agg(l.key))::json end
     from json_each_text(e.body) l
    where l.key in (${TICKETS}) and ${LEADS_TO_TICKET} or l.key in (${POSTS}) and ${LEADS_TO_POST})`;
