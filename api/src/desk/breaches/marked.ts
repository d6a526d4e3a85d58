import type { FigureQuery, Mark, SignalKind } from '@evenhand/shared/wire/breaches';

type Put = (value: unknown) => string;

/** So little of the target was left that a pause or a change looks like a way out. */
const LITTLE_LEFT = 0.25;
/** So many closed by one person within so long were hardly all read. */
const MANY_CLOSINGS = 10;
const CLOSING_TOGETHER = "interval '5 minutes'";

const late = (kind: string) =>
  `brand_id = $1 and kind = '${kind}' and (body->>'leftShare')::float8 > 0 and (body->>'leftShare')::float8 < ${LITTLE_LEFT}`;

/** Closings by one person close to many others of theirs: each in some stretch that holds as many. */
export const MASS_CLOSINGS = `
  select chain, actor, at
    from (select chain, actor, at, bool_or(ahead >= ${MANY_CLOSINGS}) over (partition by actor order by at
                   range between ${CLOSING_TOGETHER} preceding and current row) as is_one_of_many
            from (select chain, actor, at, count(*) over (partition by actor order by at
                           range between current row and ${CLOSING_TOGETHER} following) as ahead
                    from ledger.event
                   where brand_id = $1 and kind in ('resolved', 'set aside') and actor like 'person %') closings) closings
   where is_one_of_many`;

/** Somebody had the paging stopped, and by the end of the quiet the customer had no answer. */
const ONLY_ACKNOWLEDGED = `
  select k.ticket_id, k.kind, k.round
    from ledger.event e
   cross join lateral (select coalesce((e.body->>'quietUntil')::timestamptz, e.at
                              + make_interval(mins => coalesce((e.body->>'minutes')::int, 60))) as quiet_until) q
    join desk.clock k on k.brand_id = $1 and k.ticket_id = e.chain and k.kind <> 'resolution'
     and k.started_at <= e.at and coalesce(k.stopped_at, 'infinity') > greatest(e.at, q.quiet_until)
   where e.brand_id = $1 and e.kind = 'acknowledged' and q.quiet_until <= desk.now()`;

/** Versions of policies that gave a clock longer than the version before did, under the rule of that name. */
export const longerTargets = ({ from, to }: FigureQuery, put: Put) => `
  select g.policy_id, g.policy_version, g.rule, g.clock, r.name as rule_name, p.name, p.created_at, p.reason,
         h.seconds as before_seconds, g.seconds
    from desk.policy p
    join desk.policy_rule r on r.brand_id = $1 and (r.policy_id, r.policy_version) = (p.id, p.version)
    join desk.policy_rule s on s.brand_id = $1 and (s.policy_id, s.policy_version, s.name) = (p.id, p.version - 1, r.name)
    join desk.target g on g.brand_id = $1 and (g.policy_id, g.policy_version, g.rule) = (p.id, p.version, r.position)
    join desk.target h on h.brand_id = $1 and (h.policy_id, h.policy_version, h.rule, h.clock)
       = (p.id, p.version - 1, s.position, g.clock)
   where p.brand_id = $1 and g.seconds > h.seconds
     and (${put(from ?? null)}::timestamptz is null or p.created_at >= ${put(from ?? null)})
     and (${put(to ?? null)}::timestamptz is null or p.created_at < ${put(to ?? null)})`;

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
    `(c.ticket_id, c.kind) in (select chain, body->>'clock' from ledger.event where ${late('clock paused')})`,
  'late change': () => `c.ticket_id in (select chain from ledger.event where ${late('classified')})`,
  'mass closing': () => `c.ticket_id in (select chain from (${MASS_CLOSINGS}) mass)`,
  'only acknowledged': () => `(c.ticket_id, c.kind, c.round) in (${ONLY_ACKNOWLEDGED})`,
  'longer target': (asked, put) =>
    `(c.policy_id, c.policy_version, c.rule, c.kind) in
       (select policy_id, policy_version, rule, clock from (${longerTargets(asked, put)}) longer)`,
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
