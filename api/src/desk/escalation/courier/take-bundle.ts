import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Bundle, Dispatch } from './bundle.js';
import { ITS_TICKET, OVER } from './is-over.js';

/** For how long messages are gathered, and how long after one the next may follow to the same recipient, in seconds. */
export interface Pace {
  readonly gather: number;
  readonly rest: number;
}

type Recipient = Pick<Bundle, 'brandId' | 'whomId' | 'by'>;

/** Leases run in real time: a clock that a test moved takes nothing from anybody. */
const LEASE = "interval '60 seconds'";
const IS_FREE = `state = 'waiting' and (taken_until is null or taken_until <= now())`;
const WHOM = 'coalesce(webhook_id, person_id)';

/** Who has something due, has nothing on its way and had nothing just now. */
const RECIPIENTS = `
  due as materialized (
    select brand_id, ${WHOM} as whom, by, min(next_at) as first
      from desk.dispatch where ${IS_FREE} and by = any($3) and next_at <= desk.now() + interval '1 second' group by 1, 2, 3
  ), ready as materialized (
    select d.*, greatest(d.first + make_interval(secs => $1), last.sent_at + make_interval(secs => $2)) as at
      from due d
      left join lateral (
           select max(sent_at) as sent_at from desk.dispatch s
            where (s.brand_id, coalesce(s.webhook_id, s.person_id), s.by) = (d.brand_id, d.whom, d.by)
              and s.state = 'sent') last on true
     where not exists (
           select from desk.dispatch o
            where o.state = 'waiting' and o.taken_until > now()
              and (o.brand_id, coalesce(o.webhook_id, o.person_id), o.by) = (d.brand_id, d.whom, d.by))
  )`;

/** Held to the end of the transaction, so that two nodes never make two messages of what belongs into one. */
const CHOOSE = `
  with ${RECIPIENTS}, in_order as materialized (
    select * from ready where at <= desk.now() and concat_ws(' ', brand_id, whom, by) <> all ($4) order by at
  )
  select brand_id as "brandId", whom as "whomId", by from in_order
   where pg_try_advisory_xact_lock(hashtextextended('courier ' || brand_id || whom || by, 0)) limit 1`;

const NEXT = `
  with ${RECIPIENTS} select extract(epoch from min(at) - desk.now()) * 1000 as ms from ready`;

const THEIRS = `
  d.brand_id = $1 and coalesce(d.webhook_id, d.person_id) = $2 and d.by = $3 and d.next_at <= desk.now()
  and d.state = 'waiting' and (d.taken_until is null or d.taken_until <= now())`;

const DROP = `
  update desk.dispatch d set state = 'dropped', reason = o.why, taken_until = null
    from (select d.brand_id, d.id, ${OVER} as why from desk.dispatch d ${ITS_TICKET} where ${THEIRS}) o
   where (d.brand_id, d.id) = (o.brand_id, o.id) and o.why is not null`;

/**
 * Somebody has taken note of the ticket: until then nobody is called to it. Who ends the quiet meanwhile waits, or their
 * end would not find what is put off here. A ticket that somebody else holds is not waited for, but put off another time.
 */
const HUSH = `
  with quiet as materialized (
    select t.id, t.quiet_until from desk.ticket t
     where t.brand_id = $1 and t.quiet_until > desk.now()
       and t.id in (select d.ticket_id from desk.dispatch d where ${THEIRS})
     order by t.id for share skip locked
  )
  update desk.dispatch d set next_at = quiet.quiet_until, bundle_id = null
    from quiet where d.ticket_id = quiet.id and ${THEIRS}`;

/** What may have gone out already goes again as it was, before anything else. Not all that is quiet has been put off. */
const TAKE = `
  with mine as materialized (
    select d.id, d.bundle_id from desk.dispatch d ${ITS_TICKET}
     where ${THEIRS} and ${OVER} is null and (t.quiet_until > desk.now()) is not true for update of d
  ), chosen as materialized (
    select id from mine
     where bundle_id is not distinct from (select bundle_id from mine order by bundle_id nulls last limit 1)
  ), taken as (
    update desk.dispatch d
       set bundle_id = coalesce(d.bundle_id, $4), attempts = d.attempts + 1, taken_until = now() + ${LEASE}
      from chosen where d.brand_id = $1 and d.id = chosen.id
    returning d.*
  )
  select id, ticket_id as "ticketId", person_id as "personId", attempts, bundle_id as "bundleId",
         taken_until::text as lease
    from taken order by ticket_id, id`;

/**
 * Takes what is due to the recipient who has waited longest; null where nobody has. Each recipient is looked at in a
 * transaction of its own, which holds what is theirs and nothing else.
 */
export async function takeBundle(
  desk: DataSource,
  { gather, rest }: Pace,
  ways: readonly Bundle['by'][],
): Promise<Bundle | null> {
  const passed: string[] = [];
  for (;;) {
    const found = await desk.transaction(async (tx) => {
      const [recipient] = await tx.query<Recipient[]>(CHOOSE, [gather, rest, ways, passed]);
      return recipient ? { recipient, bundle: await takeAll(tx, recipient) } : null;
    });
    if (!found || found.bundle) return found && found.bundle;
    const { brandId, whomId, by } = found.recipient;
    passed.push([brandId, whomId, by].join(' '));
  }
}

async function takeAll(tx: EntityManager, recipient: Recipient): Promise<Bundle | null> {
  const theirs = [recipient.brandId, recipient.whomId, recipient.by];
  await tx.query(DROP, theirs);
  await tx.query(HUSH, theirs);
  type Taken = Dispatch & { readonly bundleId: string; readonly lease: string };
  const dispatches = await tx.query<Taken[]>(TAKE, [...theirs, newId()]);
  const [first] = dispatches;
  return first ? { ...recipient, id: first.bundleId, lease: first.lease, dispatches } : null;
}

/** How long until a message is due, in milliseconds; Infinity where nothing waits. */
export async function nextMessageInMs(
  desk: DataSource,
  { gather, rest }: Pace,
  ways: readonly Bundle['by'][],
): Promise<number> {
  const [row] = await desk.query<{ ms: string | null }[]>(NEXT, [gather, rest, ways]);
  return row?.ms == null ? Infinity : Number(row.ms);
}
