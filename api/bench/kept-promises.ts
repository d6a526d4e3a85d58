import type { Client } from 'pg';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import { v7 as newId } from 'uuid';
import { ORDINARY } from './desks.js';
import type { Stage } from './stage.js';

const PEOPLE = 10;
const ACCOUNTS = 6;

/** Two clocks a ticket, and a third on every fifth. */
const CLOCKS_PER_TICKET = 2.2;

const MADE = `
  create temporary table made as
    select n, a.brand_id, gen_random_uuid() as id, a.id as account_id, a.policy_id,
           now() - interval '31 days' + random() * interval '30 days' as opened_at,
           -- Most are answered soon, some late, a few never.
           case when random() < 0.95 then interval '1 minute' * exp(1 + 4 * random()) end as answered_after,
           case when random() < 0.85 then interval '1 minute' * exp(4 + 5 * random()) end as fixed_after,
           p.id as person_id, random() as luck
      from generate_series(0, $1::int - 1) n
      join (select a.*, row_number() over (order by handle) - 1 as place, count(*) over () as accounts from desk.account a) a
        on a.place = n % a.accounts
      join (select id, row_number() over (order by email) - 1 as place, count(*) over () as people
              from people.person) p on p.place = n / 7 % p.people`;

const TICKETS = `
  insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity, severity_rule,
      topic, topic_rule, opened_at, taken_at, backlog_at_opening, is_history, answered_at, resolved_at, assignee_id, recurrences)
    select brand_id, id, account_id, 'x', gen_random_uuid(), case when fixed_after is null then 'open' else 'closed' end,
           'No internet since Monday.', (array['en', 'de', 'fr', 'nl'])[1 + n % 4], 1 + n % 4, 'bench',
           (array['outage', 'billing', 'delivery', 'other'])[1 + n / 3 % 4], 'bench', opened_at, opened_at, 0, false,
           opened_at + answered_after, opened_at + fixed_after, person_id, (luck < 0.03)::int
      from made`;

const CLOCKS = `
  insert into desk.clock (brand_id, ticket_id, kind, state, policy_id, policy_version, calendar_id, calendar_version,
      ladder_id, ladder_version, started_at, target_ms, due_at, stopped_at, breached_at, detected_at)
    select brand_id, id, kind, case when is_late then 'breached' when stopped_at is null then 'running' else 'met' end,
           policy_id, 1, calendar_id, 1, ladder_id, 1, started_at, 1000 * seconds, due_at, stopped_at,
           case when is_late then due_at end, case when is_late then due_at end
      from (select *, coalesce(stopped_at, now()) > due_at as is_late
              from (select m.brand_id, m.id, t.clock as kind, t.policy_id, t.calendar_id, t.ladder_id, t.seconds,
                           m.opened_at + s.from_after as started_at,
                           m.opened_at + s.from_after + t.seconds * interval '1 second' as due_at,
                           m.opened_at + s.to_after as stopped_at
                      from made m
                      join desk.target t on (t.brand_id, t.policy_id) = (m.brand_id, m.policy_id)
                     cross join lateral (values ('first_response', interval '0', m.answered_after),
                             ('resolution', interval '0', m.fixed_after),
                             ('next_response', interval '3 hours', interval '3 hours' + m.answered_after)) s (kind, from_after, to_after)
                     where s.kind = t.clock and (t.clock <> 'next_response' or m.n % 5 = 0)) planned) judged`;

const PAUSES = `
  insert into desk.pause (brand_id, ticket_id, clock, round, from_at, to_at, why)
    select brand_id, id, 'resolution', 1, opened_at + fixed_after * 0.3, opened_at + fixed_after * 0.5, 'customer'
      from made where fixed_after is not null and luck < 0.05`;

const LOSSES = `
  insert into desk.loss (brand_id, ticket_id, outcome, at, waited_ms, was_answered, person_id)
    select brand_id, id, (array['phoned', 'gave up', 'left'])[1 + n % 3], opened_at + interval '1 hour',
           1000 * (60 + floor(luck * 400000)), answered_after is not null, person_id
      from made where luck < 0.02`;

/** What a ledger says of them, its hashes left out: figures do not read those. A few were closed together, many at one instant. */
const EVENTS = `
  insert into ledger.event (brand_id, chain, seq, kind, actor, at, body, hash, epoch)
    select m.brand_id, m.id, e.seq, e.kind, coalesce('person ' || e.by, 'clocks'), e.at, e.body::json, '', 1
      from made m
     cross join lateral (values (1, 'opened', null, opened_at, '{}'),
             (2, 'breached', null, opened_at + interval '30 minutes', '{"clock":"first_response","round":1}'),
             (3, 'classified', m.person_id, opened_at + interval '5 minutes', '{"leftShare":' || luck || '}'),
             (4, 'resolved', m.person_id, case when luck < 0.02 then date_trunc('week', opened_at + fixed_after)
                                               else opened_at + fixed_after end, '{"from":"open"}')) e (seq, kind, by, at, body)
     where (e.seq <> 2 or m.answered_after > interval '30 minutes') and (e.seq <> 3 or m.n % 10 = 0)
       and (e.seq <> 4 or m.fixed_after is not null)`;

/** A brand whose promises of thirty days ran out: half of its accounts keep business hours. */
export async function fillPromises(stage: Stage, clocks: number): Promise<string> {
  const { owner } = stage;
  const brand = await stage.brands.add('Brand', 'bench');
  await owner.query(
    `insert into people.person (id, email, name, created_at)
       select gen_random_uuid(), 'agent-' || n || '@example.com', 'Agent ' || n, now() from generate_series(1, $1) n`,
    [PEOPLE],
  );
  for (let nth = 1; nth <= ACCOUNTS; nth += 1)
    await stage.brands.addAccount(
      brand.id,
      { channel: 'x', externalId: `account-${nth}`, handle: `@Account${nth}`, ownerId: null, promises: {} },
      'bench',
    );
  await keepHours(owner, brand.id);
  await owner.query('select setseed(0.5)');
  await owner.query(MADE, [Math.round(clocks / CLOCKS_PER_TICKET)]);
  for (const sql of [TICKETS, CLOCKS, PAUSES, LOSSES, EVENTS]) await owner.query(sql);
  await owner.query('vacuum analyze');
  return brand.id;
}

async function keepHours(owner: Client, brandId: string): Promise<void> {
  const rules = ORDINARY[0];
  if (!rules) throw new Error('There is no ordinary calendar.');
  calendarOf(rules);
  const id = newId();
  await owner.query(
    `insert into desk.calendar (brand_id, id, version, name, is_always_open, expanded, created_at)
       values ($1, $2, 1, 'Hours', false, $3, now())`,
    [brandId, id, JSON.stringify(rules)],
  );
  await owner.query(
    `update desk.target set calendar_id = $2 where brand_id = $1 and policy_id in
       (select policy_id from desk.account where brand_id = $1 and handle in ('@Account1', '@Account3', '@Account5'))`,
    [brandId, id],
  );
}
