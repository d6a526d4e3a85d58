import type { DataSource } from 'typeorm';

/** A reply that this node has taken to send, for as long as the lease holds. */
export interface TakenReply {
  readonly brandId: string;
  readonly id: string;
  readonly ticketId: string;
  readonly accountId: string;
  readonly channel: string;
  /** Who wrote it may still speak for the brand. */
  readonly isByStaff: boolean;
  readonly text: string;
  readonly signedAs: string;
  /** This attempt included; from the start again where a person says so. */
  readonly attempts: number;
  /** How often it was ever taken: whoever took it before knows by it that the lease is another's. */
  readonly timesTaken: number;
  /** Somebody took it before and did not come back: it may have gone out. */
  readonly mayBeSent: boolean;
  readonly threadId: string;
  readonly inReplyTo: string;
}

/** What is due by the desk's clock; leases run in real time: a clock that a test moved takes nothing from anybody. */
const IS_DUE = `
  state in ('queued', 'sending') and send_at <= desk.now() and (taken_until is null or taken_until <= now())`;

const LEASE = "interval '30 seconds'";

const IS_BY_STAFF = `
  exists (select from people.membership m join people.person w on w.id = m.person_id
           where (m.brand_id, m.person_id) = (o.brand_id, o.person_id) and m.role in ('agent', 'manager')
             and w.disabled_at is null)`;

/** Not the ticket's first post: a ticket may have gone out of one thread, or have come of two. */
const FIRST_OF_THREAD = `
  with recursive up as (
    select answered.external_id, answered.in_reply_to, 0 as steps
    union all
    select p.external_id, p.in_reply_to, up.steps + 1
      from up join desk.post p
        on p.brand_id = o.brand_id and (p.channel, p.external_id) = (o.channel, up.in_reply_to)
     where up.steps < 1000
  )
  select external_id from up order by steps desc limit 1`;

const TAKE = `
  with due as materialized (
    select brand_id, id, state from desk.outgoing
     where ${IS_DUE} order by send_at limit 1 for update skip locked
  ), taken as (
    update desk.outgoing o
       set state = 'sending', attempts = o.attempts + 1, times_taken = o.times_taken + 1,
           taken_until = now() + ${LEASE}
      from due where (o.brand_id, o.id) = (due.brand_id, due.id)
    returning o.*, due.state = 'sending' as may_be_sent
  )
  select o.brand_id as "brandId", o.id, o.ticket_id as "ticketId", o.account_id as "accountId", o.channel, o.text,
         o.signed_as as "signedAs", o.attempts, o.times_taken as "timesTaken",
         o.may_be_sent as "mayBeSent", ${IS_BY_STAFF} as "isByStaff",
         first.external_id as "threadId", answered.external_id as "inReplyTo"
    from taken o
    join desk.post answered on (answered.brand_id, answered.id) = (o.brand_id, o.answers_post_id)
    join lateral (${FIRST_OF_THREAD}) first on true`;

const NEXT = `
  select extract(epoch from greatest(send_at - desk.now(), coalesce(taken_until - now(), '0'))) * 1000 as ms
    from desk.outgoing where state in ('queued', 'sending') order by 1 limit 1`;

/** Takes the reply that waits longest; what somebody holds is passed by. In a transaction of its own. */
export async function takeDue(desk: DataSource): Promise<TakenReply | undefined> {
  return (await desk.query<TakenReply[]>(TAKE))[0];
}

/** How long until something is due, in milliseconds; Infinity where nothing waits. */
export async function nextToSendInMs(desk: DataSource): Promise<number> {
  const [row] = await desk.query<{ ms: string }[]>(NEXT);
  return row ? Number(row.ms) : Infinity;
}
