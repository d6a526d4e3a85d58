import type { FigureQuery, Mark, SignalKind } from '@evenhand/shared/wire/breaches';

type Put = (value: unknown) => string;

/** So little of the target was left that a pause or a change looks like a way out. */
const LITTLE_LEFT = 0.25;
/** So many closed by one person within so long were hardly all read. */
const MANY_CLOSINGS = 10;
const CLOSING_TOGETHER = "interval '5 minutes'";

/** Where tickets went that were merged, on whatever way: what was done on them speaks for the survivor too. */
const WENT = `
  with recursive went (chain, ticket_id) as (
    select id, merged_into from desk.ticket where brand_id = $1 and state = 'merged'
    union
    select w.chain, t.merged_into from went w
      join desk.ticket t on t.brand_id = $1 and t.id = w.ticket_id and t.state = 'merged'
  ), heard as materialized (`;
const HEARD = `)
  select * from heard
  union all
  select w.ticket_id, h.clock, h.at, h.body from heard h join went w on w.chain = h.ticket_id`;

/** Events of these kinds, on the tickets that they happened on and on those that these went into. */
const onTickets = (kinds: string, where: string) => `
  (${WENT}
    select chain as ticket_id, body->>'clock' as clock, at, body from ledger.event
     where brand_id = $1 and kind in (${kinds}) and ${where}${HEARD})`;

/** Shares are rounded: nothing may be left of a clock that is not due yet. One that is overdue has no way out. */
const LATE = `(body->>'leftShare')::float8 >= 0 and (body->>'leftShare')::float8 < ${LITTLE_LEFT}
  and coalesce((body->>'dueAt')::timestamptz > at, true)`;

/**
 * Closings by one person close to many others of theirs: each in some stretch that holds as many.
 * @param since no earlier ones than this instant
 */
export const massClosings = (since: string) => `
  select chain, actor, at
    from (select chain, actor, at, max(at) filter (where begins_many) over (partition by actor collate "C" order by at
                   range between unbounded preceding and current row) as began
            from (select chain, actor, at,
                         lead(at, ${MANY_CLOSINGS - 1}) over (partition by actor collate "C" order by at) <= at + ${CLOSING_TOGETHER} as begins_many
                    from ledger.event
                   where brand_id = $1 and kind in ('resolved', 'set aside') and at >= ${since}
                     and actor like 'person %') closings) closings
   where began >= at - ${CLOSING_TOGETHER}`;

/** Somebody had the paging stopped, and by the end of the quiet the customer had no answer. */
const ONLY_ACKNOWLEDGED = `
  select k.ticket_id, k.kind, k.round
    from ${onTickets("'acknowledged'", 'true')} e
   cross join lateral (select coalesce((e.body->>'quietUntil')::timestamptz, e.at
                              + make_interval(mins => coalesce((e.body->>'minutes')::int, 60))) as quiet_until) q
    join desk.clock k on k.brand_id = $1 and k.ticket_id = e.ticket_id and k.kind <> 'resolution'
     and k.started_at <= e.at and coalesce(k.stopped_at, 'infinity') > greatest(e.at, q.quiet_until)
   where q.quiet_until <= (select desk.now())`;

/**
 * Promises that became longer, as the ledger says which rule followed which: by a new version of a policy, or for an
 * account that was moved to another policy. Of several that led to one, the shortest counts.
 */
export const longerTargets = ({ from, to }: FigureQuery, put: Put) => `
  select p.id as policy_id, p.version as policy_version, g.rule, g.clock, r.name as rule_name, p.name, e.at, e.actor,
         case e.kind when 'policy chosen' then e.chain end as account_id,
         case e.kind when 'policy changed' then p.reason end as reason,
         min(g."secondsBefore") as before_seconds, g.seconds
    from ledger.event e
   cross join lateral json_to_recordset(e.body->'eases')
      as g (rule smallint, clock text, "secondsBefore" int, seconds int)
    join desk.policy p on p.brand_id = $1 and p.version = (e.body->>'version')::int
     and p.id = case e.kind when 'policy chosen' then (e.body->>'policyId')::uuid else e.chain end
    join desk.policy_rule r on r.brand_id = $1 and (r.policy_id, r.policy_version, r.position) = (p.id, p.version, g.rule)
   where e.brand_id = $1 and e.kind in ('policy changed', 'policy chosen') and g.seconds > g."secondsBefore"
     and (${put(from ?? null)}::timestamptz is null or e.at >= ${put(from ?? null)})
     and (${put(to ?? null)}::timestamptz is null or e.at < ${put(to ?? null)})
   group by e.id, e.at, e.actor, e.kind, e.chain, p.id, p.version, p.name, p.reason, g.rule, g.clock, r.name, g.seconds`;

const DEFLECTED = `
  select k.ticket_id, k.kind, k.round
    from desk.post p
    join desk.clock k on k.brand_id = $1 and k.ticket_id = p.ticket_id and k.kind = 'first_response'
     and k.stopped_at = p.posted_at
   where p.brand_id = $1 and p.is_deflection and p.outcome = 'reply'`;

type Condition = (asked: FigureQuery, put: Put) => string;

/** Which clocks a signal speaks of, by the names that the ledger gives. */
export const SIGNALLED: Readonly<Record<SignalKind, Condition>> = {
  'late pause': () =>
    `(c.ticket_id, c.kind) in (select ticket_id, clock from ${onTickets("'clock paused'", LATE)} late)`,
  'late change': () =>
    `c.ticket_id in (select ticket_id from ${onTickets("'classified', 'contract set', 'merged'", LATE)} late)`,
  'mass closing': () => `c.ticket_id in (select chain from (${massClosings("'-infinity'")}) mass)`,
  'only acknowledged': () => `(c.ticket_id, c.kind, c.round) in (${ONLY_ACKNOWLEDGED})`,
  'longer target': (asked, put) =>
    `(t.account_id, c.policy_id, c.policy_version, c.rule, c.kind) in
       (select a.id, l.policy_id, l.policy_version, l.rule, l.clock from (${longerTargets(asked, put)}) l
          join desk.account a on a.brand_id = $1 and a.id = coalesce(l.account_id, a.id))`,
  deflected: () => `(c.ticket_id, c.kind, c.round) in (${DEFLECTED})`,
};

const lost: Condition = () =>
  'c.ticket_id in (select ticket_id from desk.loss where brand_id = $1 and outcome = ';

/** Which clocks stand beneath a figure. */
export const MARKED: Readonly<Record<Mark, Condition>> = {
  ...SIGNALLED,
  phoned: (asked, put) => `${lost(asked, put)}'phoned')`,
  'gave up': (asked, put) => `${lost(asked, put)}'gave up')`,
  left: (asked, put) => `${lost(asked, put)}'left')`,
  held: () => "t.state = 'closed'",
  'came back': () => 't.recurrences > 0',
  watched: () => "t.state = 'resolved'",
};
