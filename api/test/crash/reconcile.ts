import type { Client } from 'pg';
import { hashOf, NO_HASH } from '../ledger/recompute.js';

/** What must not be there: each query names the rows that were lost, doubled or left. */
const WRONG: Readonly<Record<string, string>> = {
  'not taken in': `select external_id as what from door.inbox where taken_at is null`,
  'in the inbox and not on the desk': `
    select i.external_id as what from door.inbox i
      left join desk.post p on p.id = i.id and p.external_id = i.external_id and p.outcome = i.outcome
       and p.ticket_id is not distinct from i.ticket_id where p.id is null and i.outcome <> 'reply'
    union all
    select external_id from door.inbox i where not exists (select from desk.post p where p.id = i.id)`,
  'on the desk and not in the inbox': `
    select external_id as what from desk.post p where not exists (select from door.inbox i where i.id = p.id)`,
  'without its raw form': `
    select external_id as what from door.inbox i
     where (select count(*) from vault.raw r where r.post_id = i.id) <> 1`,
  'not told once': `
    select external_id as what from desk.post p left join (
      select body ->> 'postId' as id, count(*) as times from ledger.event where body ->> 'postId' is not null group by 1
    ) told on told.id = p.id::text where told.times is distinct from 1`,
  'a ticket without its one first post': `
    select t.id::text as what from desk.ticket t left join desk.post p on p.ticket_id = t.id and p.outcome = 'ticket'
     group by t.id having count(p.id) <> 1`,
  'a ticket without the two clocks that it begins with': `
    select t.id::text as what from desk.ticket t left join desk.clock c
        on c.ticket_id = t.id and c.kind <> 'next_response'
     group by t.id having array_agg(c.kind order by c.kind) is distinct from '{first_response,resolution}'`,
  'a running clock without its three deadlines': `
    select c.ticket_id || ' ' || c.kind as what from desk.clock c
      left join desk.deadline d
        on (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round) and d.step = 0
     where c.stopped_at is null and not c.is_history and c.state <> 'cancelled'
     group by c.ticket_id, c.kind, c.round having array_agg(d.threshold order by d.threshold) is distinct from '{50,75,100}'`,
  'history with a deadline': `
    select d.ticket_id::text as what from desk.deadline d join desk.ticket t on t.id = d.ticket_id where t.is_history`,
  'due and not fired': `
    select ticket_id || ' ' || clock || ' ' || threshold as what
      from desk.deadline where fired_at is null and due_at <= $1`,
  'fired and not said once': `
    select coalesce(d.what, e.what) as what from (
      select ticket_id || ' ' || clock || round || ' ' || threshold || ' warned' as what
        from desk.deadline where fired_at is not null and step = 0 and threshold < 100
      union all
      select ticket_id || ' ' || clock || round || ' ' || threshold || ' escalated ' || step
        from desk.deadline where fired_at is not null and threshold > 50
    ) d full join (
      select chain || ' ' || (body ->> 'clock') || (body ->> 'round') || ' ' || (body ->> 'threshold') || ' ' || kind
               || coalesce(' ' || (body ->> 'step'), '') as what, count(*) as times
        from ledger.event where kind in ('warned', 'escalated') group by 1
    ) e using (what) where e.times is distinct from 1 or d.what is null`,
  'breached and not said once': `
    select coalesce(c.what, e.what) as what from (
      select c.ticket_id || ' ' || c.kind || c.round as what from desk.clock c
        left join desk.deadline d
          on (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round) and d.threshold = 100 and d.step = 0
       where c.state = 'breached' or d.fired_at is not null
    ) c full join (
      select chain || ' ' || (body ->> 'clock') || (body ->> 'round') as what, count(*) as times
        from ledger.event where kind = 'breached' group by 1
    ) e using (what) where e.times is distinct from 1 or c.what is null`,
  'fired and its owner not told once': `
    select coalesce(d.ticket_id, n.ticket_id)::text as what
      from (select * from desk.deadline where fired_at is not null and threshold > 50) d
      full join desk.notice n using (ticket_id, clock, round, threshold, step)
     group by d.ticket_id, n.ticket_id, clock, round, threshold, step
    having count(d.fired_at) <> 1 or count(n.person_id) <> 1`,
  'late and not said so': `
    select d.ticket_id::text as what from desk.deadline d
      join ledger.event e on e.chain = d.ticket_id and e.kind = 'escalated' and e.body ->> 'clock' = d.clock and (e.body ->> 'round')::int = d.round
       and (e.body ->> 'threshold')::int = d.threshold and (e.body ->> 'step')::int = d.step
     where (e.body ->> 'lateMs')::bigint <> floor(extract(epoch from d.fired_at - d.due_at) * 1000)
        or d.fired_at < d.due_at`,
};

const CHAINS = `
  select brand_id as "brandId", chain, seq, kind, actor, body::text as body, hash,
         (extract(epoch from at) * 1000000)::bigint as micros from ledger.event order by brand_id, chain, seq`;
const HEADS = `
  select id as chain, seq, hash from desk.chain union all select id, seq, hash from door.chain`;

interface EventRow {
  readonly brandId: string;
  readonly chain: string;
  readonly seq: string;
  readonly kind: string;
  readonly actor: string;
  readonly body: string;
  readonly hash: Buffer;
  readonly micros: string;
}

/** What the database is held against. */
export interface Expected {
  /** The ids of all that the door said it had stored. */
  readonly sent: ReadonlySet<string>;
  /** All that fell due until then has been fired. */
  readonly doneAt: Date;
}

/** What is lost, doubled or left undone, by plain SQL: nothing of the API is asked. Empty: nothing. */
export async function reconcile(client: Client, { sent, doneAt }: Expected): Promise<string[]> {
  const wrong = [...(await notAsSent(client, sent)), ...(await brokenChains(client))];
  for (const [how, sql] of Object.entries(WRONG)) {
    const { rows } = await client.query<{ what: string }>(sql, sql.includes('$1') ? [doneAt] : []);
    if (rows.length > 0) wrong.push(`${how}: ${rows[0]?.what} and ${rows.length - 1} more`);
  }
  return wrong;
}

async function notAsSent(client: Client, sent: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select external_id as id from door.inbox');
  const times = new Map<string, number>();
  for (const { id } of rows) times.set(id, (times.get(id) ?? 0) + 1);
  return [
    ...[...sent].filter((id) => times.get(id) !== 1).map((id) => `sent and not stored once: ${id}`),
    ...[...times.keys()].filter((id) => !sent.has(id)).map((id) => `stored and not sent: ${id}`),
  ];
}

async function brokenChains(client: Client): Promise<string[]> {
  const heads = new Map<string, { seq: bigint; hash: Buffer }>();
  const wrong: string[] = [];
  for (const row of (await client.query<EventRow>(CHAINS)).rows) {
    const { seq: last, hash: previous } = heads.get(row.chain) ?? { seq: 0n, hash: NO_HASH };
    const seq = BigInt(row.seq);
    if (seq !== last + 1n) wrong.push(`a gap in a chain: ${row.chain} ${row.seq}`);
    const hash = hashOf(previous, { ...row, seq, micros: BigInt(row.micros) });
    if (!hash.equals(row.hash)) wrong.push(`a hash that does not fit: ${row.chain} ${row.seq}`);
    heads.set(row.chain, { seq, hash: row.hash });
  }
  for (const head of (await client.query<{ chain: string; seq: string; hash: Buffer }>(HEADS)).rows) {
    const last = heads.get(head.chain);
    if (last?.seq !== BigInt(head.seq) || !last.hash.equals(head.hash))
      wrong.push(`a head that does not fit: ${head.chain}`);
  }
  return wrong;
}
