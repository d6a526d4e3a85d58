import type { Client } from 'pg';

const uuid = (tail: number) => `00000000-0000-4000-8000-${String(tail).padStart(12, '0')}`;

/** Who and what stands in the filled database. */
export const FILLED = {
  brand: uuid(1),
  account: uuid(2),
  owner: uuid(3),
  agent: uuid(4),
  author: uuid(5),
  calendar: uuid(6),
  ladder: uuid(7),
  policy: uuid(8),
  running: uuid(11),
  breached: uuid(12),
  resolved: uuid(13),
  waiting: uuid(14),
} as const;

const { brand, account, owner, agent, author, calendar, ladder, policy } = FILLED;
const { running, breached, resolved, waiting } = FILLED;

const BRAND = `
  insert into people.person (id, email, name, created_at)
    values ('${owner}', 'olga@example.com', 'Olga', now()), ('${agent}', 'ana@example.com', 'Ana', now());
  insert into people.membership
    values ('${brand}', '${owner}', 'manager', now()), ('${brand}', '${agent}', 'agent', now());
  insert into desk.brand (id, name, created_at) values ('${brand}', 'Brand', now());
  insert into desk.calendar (brand_id, id, version, is_always_open, created_at)
    values ('${brand}', '${calendar}', 1, true, now());
  insert into desk.ladder (brand_id, id, version, created_at) values ('${brand}', '${ladder}', 1, now());
  insert into desk.rung (brand_id, ladder_id, ladder_version, position, at_percent, whom, repeat_minutes)
    values ('${brand}', '${ladder}', 1, 1, 75, 'assignee', null), ('${brand}', '${ladder}', 1, 2, 100, 'owner', 15);
  insert into desk.policy (brand_id, id, version, name, created_at)
    values ('${brand}', '${policy}', 1, 'Default for @Brand', now());
  insert into desk.target (brand_id, policy_id, policy_version, clock, seconds, calendar_id, calendar_version, ladder_id,
      ladder_version)
    values ('${brand}', '${policy}', 1, 'first_response', 1800, '${calendar}', 1, '${ladder}', 1),
           ('${brand}', '${policy}', 1, 'resolution', 86400, '${calendar}', 1, '${ladder}', 1);
  insert into desk.account (brand_id, id, channel, external_id, handle, owner_id, policy_id, created_at)
    values ('${brand}', '${account}', 'x', 'brand', '@Brand', '${owner}', '${policy}', now());
  insert into desk.author (brand_id, id, channel, external_id) values ('${brand}', '${author}', 'x', 'customer');`;

const ticket = (id: string, state: string, minutesAgo: number) => `
  insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity,
      severity_rule, topic, topic_rule, opened_at, taken_at, due_at, answered_at, assignee_id, backlog_at_opening,
      is_history, resolved_at)
    select '${brand}', '${id}', '${account}', 'x', '${author}', '${state}', 'It is down.', 'en', 2, 'rule', 'outage',
           'rule', t, t, t + interval '30 minutes', case when '${state}' <> 'open' then t end, '${agent}', 0, false,
           case '${state}' when 'resolved' then t + interval '5 minutes' end
      from (select now() - interval '${minutesAgo} minutes' as t) o;`;

const clock = (id: string, kind: string, minutes: number, isBreached = false) => `
  insert into desk.clock (brand_id, ticket_id, kind, state, policy_id, policy_version, calendar_id, calendar_version,
      started_at, target_ms, due_at, breached_at, detected_at)
    select '${brand}', id, '${kind}', '${isBreached ? 'breached' : 'running'}', '${policy}', 1, '${calendar}', 1,
           opened_at, ${minutes} * 60000, opened_at + interval '${minutes} minutes',
           ${isBreached ? `opened_at + interval '${minutes} minutes', now()` : 'null, null'}
      from desk.ticket where id = '${id}';
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at, is_held, fired_at)
    select '${brand}', '${id}', '${kind}', 1, p, d, t.state = 'resolved', case when d < now() then d end
      from desk.ticket t, unnest(array[50, 75, 100]) p,
           lateral (select t.opened_at + interval '${minutes} minutes' * p / 100 as d) at
     where t.id = '${id}';`;

const post = (ticketId: string, outcome: 'ticket' | 'attached', minutesAgo: number) => `
  insert into desk.post (brand_id, id, channel, external_id, ticket_id, account_id, author_id, outcome, reason,
      posted_at, text, salt, language)
    values ('${brand}', gen_random_uuid(), 'x', gen_random_uuid(), '${ticketId}', '${account}', '${author}',
            '${outcome}', 'reason', now() - interval '${minutesAgo} minutes', 'It is down.', '', 'en');`;

/** One that runs, one that was breached and will be said again, and one that was called fixed. */
const TICKETS = `
  ${ticket(running, 'open', 20)} ${clock(running, 'first_response', 30)} ${clock(running, 'resolution', 1440)}
  ${ticket(breached, 'open', 40)} ${clock(breached, 'first_response', 30, true)}
  ${ticket(resolved, 'resolved', 2880)} ${post(resolved, 'ticket', 2880)} ${post(resolved, 'attached', 2000)}
  ${clock(resolved, 'resolution', 5760)}
  insert into desk.notice (brand_id, ticket_id, clock, round, threshold, step, rung, person_id, told_at)
    values ('${brand}', '${breached}', 'first_response', 1, 100, 0, 2, '${owner}', now());
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, step, due_at)
    values ('${brand}', '${breached}', 'first_response', 1, 100, 1, now() + interval '5 minutes');`;

/** What a brand has had for a while, as the version with the board wrote it. */
export async function fill(client: Client): Promise<void> {
  await client.query(BRAND + TICKETS);
}

const NEW_RULES = `
  insert into desk.calendar (brand_id, id, version, is_always_open, name, created_at)
    values ('${brand}', '${calendar}', 2, false, 'Office', now());
  insert into desk.ladder (brand_id, id, version, name, created_at)
    values ('${brand}', '${ladder}', 2, 'Nights', now()), ('${brand}', '${ladder}', 3, 'Managers', now());
  insert into desk.rung (brand_id, ladder_id, ladder_version, position, at_percent, unanswered_minutes, after_minutes,
      whom, role, repeat_minutes)
    values ('${brand}', '${ladder}', 2, 1, 100, null, null, 'owner', null, 10),
           ('${brand}', '${ladder}', 2, 2, 100, null, null, 'owner', null, 10),
           ('${brand}', '${ladder}', 2, 3, null, 5, null, 'role', 'manager', null),
           ('${brand}', '${ladder}', 3, 1, null, null, 0, 'role', 'manager', 20);
  insert into desk.policy (brand_id, id, version, name, created_at)
    values ('${brand}', '${policy}', 2, 'Default', now());
  insert into desk.policy_rule (brand_id, policy_id, policy_version, position, name)
    values ('${brand}', '${policy}', 2, 1, 'Fraud'), ('${brand}', '${policy}', 2, 2, 'Everything else');
  insert into desk.target (brand_id, policy_id, policy_version, rule, clock, seconds, calendar_id, ladder_id, pauses)
    values ('${brand}', '${policy}', 2, 1, 'first_response', 900, '${calendar}', '${ladder}', '{}'),
           ('${brand}', '${policy}', 2, 2, 'first_response', 1800, '${calendar}', '${ladder}', '{}'),
           ('${brand}', '${policy}', 2, 2, 'next_response', 1800, '${calendar}', '${ladder}', '{customer}'),
           ('${brand}', '${policy}', 2, 2, 'resolution', 3600, '${calendar}', '${ladder}', '{customer}');`;

/** A clock that stands still under the second rule; and one person told on two rungs of one breach, and to be again. */
const NEW_TICKETS = `
  ${ticket(waiting, 'waiting', 60)} ${post(waiting, 'attached', 40)} ${post(waiting, 'attached', 15)}
  insert into desk.clock (brand_id, ticket_id, kind, state, policy_id, policy_version, rule, calendar_id,
      calendar_version, ladder_id, ladder_version, started_at, target_ms, due_at, paused_at, left_ms)
    values ('${brand}', '${waiting}', 'next_response', 'paused', '${policy}', 2, 2, '${calendar}', 2, '${ladder}', 2,
            now() - interval '15 minutes', 1800000, 'infinity', now() - interval '5 minutes', 1200000);
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at, fired_at)
    values ('${brand}', '${waiting}', 'next_response', 1, 100, 'infinity', null);
  update desk.ticket set due_at = 'infinity' where id = '${waiting}';
  insert into desk.pause values ('${brand}', '${waiting}', 'next_response', 1, now() - interval '5 minutes', null, 'customer');
  insert into desk.notice (brand_id, ticket_id, clock, round, threshold, step, rung, rang, person_id, told_at)
    select '${brand}', '${breached}', 'first_response', 1, 100, step, rung, rung, '${owner}', now()
      from unnest(array[3, 4]) step, unnest(array[1, 2]) rung;
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, rung, step, due_at)
    values ('${brand}', '${breached}', 'first_response', 1, 100, 1, 5, now() + interval '6 minutes'),
           ('${brand}', '${breached}', 'first_response', 1, 100, 2, 5, now() + interval '7 minutes'),
           ('${brand}', '${breached}', 'first_response', 1, 100, 3, 0, now() + interval '8 minutes');`;

/** What only the versions since can have. */
export async function fillWithNewThings(client: Client): Promise<void> {
  await client.query(NEW_RULES + NEW_TICKETS);
}
