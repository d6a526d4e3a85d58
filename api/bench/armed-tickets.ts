import type { Client } from 'pg';
import { v7 as newId } from 'uuid';
import type { Stage } from './stage.js';

/** Tickets whose clocks run, and what is armed for them, made in one statement: $1 how many. */
const FILL = (dueAt: string, thresholds: string) => `
  with account as (
    select a.*, row_number() over (order by a.brand_id) - 1 as place, count(*) over () as accounts from desk.account a
  ), made as (
    select a.brand_id, gen_random_uuid() as id, a.id as account_id, a.policy_id, ${dueAt} as due_at
      from generate_series(0, $1::int - 1) n join account a on a.place = n % a.accounts
  ), ticket as (
    insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity,
        severity_rule, topic, topic_rule, opened_at, taken_at, due_at, backlog_at_opening, is_history)
      select brand_id, id, account_id, 'x', gen_random_uuid(), 'open', 'No internet since Monday.', 'en', 3,
             'bench', 'outage', 'bench', now(), now(), due_at, 0, false from made
  ), chain as (
    insert into desk.chain (brand_id, id) select brand_id, id from made
  ), clock as (
    insert into desk.clock (brand_id, ticket_id, kind, state, policy_id, policy_version, calendar_id,
        calendar_version, ladder_id, ladder_version, started_at, target_ms, due_at)
      select m.brand_id, m.id, t.clock, 'running', t.policy_id, t.policy_version, t.calendar_id, 1, t.ladder_id, 1,
             now(), 1000 * t.seconds, m.due_at
        from made m join desk.target t on (t.brand_id, t.policy_id) = (m.brand_id, m.policy_id)
       where t.clock = 'first_response'
  )
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at)
    select brand_id, id, 'first_response', 1, threshold,
           due_at - (100 - threshold) * interval '1 second' from made, unnest(${thresholds}) threshold
  returning brand_id as "brandId", ticket_id as "ticketId", threshold,
            extract(epoch from due_at)::float8 * 1000 as "dueAtMs"`;

/** A deadline at 100 %, with its ticket. */
export interface Armed {
  readonly brandId: string;
  readonly ticketId: string;
  /** Milliseconds since 1970, with the database's microseconds. */
  readonly dueAtMs: number;
}

/** Brands with an account each, whose owner is told. */
export async function addBrands(stage: Stage, count: number): Promise<void> {
  const ownerId = newId();
  await stage.owner.query(
    `insert into people.person (id, email, name, created_at) values ($1, 'owner@example.com', 'Olga Owner', now())`,
    [ownerId],
  );
  for (let number = 1; number <= count; number += 1) {
    const brand = await stage.brands.add(`Brand ${number}`, 'bench');
    await stage.owner.query(
      `insert into people.membership (brand_id, person_id, role, created_at) values ($1, $2, 'manager', now())`,
      [brand.id, ownerId],
    );
    const account = {
      channel: 'x' as const,
      externalId: `brand-${number}`,
      handle: `@Brand${number}`,
      ownerId,
    };
    await stage.brands.addAccount(brand.id, account, 'bench');
  }
}

/** Three deadlines a ticket, due between an hour and ten days from now. */
export async function fillPending(owner: Client, deadlines: number): Promise<void> {
  const someDay = `now() + interval '1 hour' + random() * interval '10 days'`;
  await owner.query(FILL(someDay, `'{50,75,100}'::smallint[]`), [Math.ceil(deadlines / 3)]);
  await owner.query('vacuum analyze');
}

/** A breach each, the first after a delay and then at an even pace. */
export function armStream(owner: Client, count: number, inMs: number, everyMs: number): Promise<Armed[]> {
  const paced = `now() + (${inMs} + n * ${everyMs}) * interval '1 millisecond'`;
  return arm(owner, paced, count);
}

/** As many breaches at one instant. */
export function armBurst(owner: Client, count: number, inMs: number): Promise<Armed[]> {
  return arm(owner, `now() + ${inMs} * interval '1 millisecond'`, count);
}

async function arm(owner: Client, dueAt: string, count: number): Promise<Armed[]> {
  const { rows } = await owner.query<Armed>(FILL(dueAt, `'{100}'::smallint[]`), [count]);
  return rows.toSorted((a, b) => a.dueAtMs - b.dueAtMs);
}
