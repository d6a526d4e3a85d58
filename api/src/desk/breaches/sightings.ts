import type { FigureQuery } from '@evenhand/shared/wire/breaches';
import type { Chosen } from './chosen-clocks.js';
import { longerTargets, MASS_CLOSINGS, SIGNALLED } from './marked.js';
import { SIGNALS } from '@evenhand/shared/wire/breaches';

const PERSON = (id: string) =>
  `(select json_build_object('id', w.id, 'name', w.name) from people.person w where w.id = ${id})`;

const WHO = `nullif(split_part(actor, ' ', 2), '')::uuid`;

/** Mass closings are worked out once: they stand in the statement by their name. */
const ALREADY_FOUND = 'c.ticket_id in (select chain from closings)';

/**
 * What else the chosen clocks show, in one statement that goes over them once.
 * @returns the statement, whose parameters are appended to those of `chosen`
 */
export function sightings(chosen: Chosen, asked: FigureQuery): { sql: string; parameters: unknown[] } {
  const parameters = [...chosen.parameters];
  const put = (value: unknown) => `$${parameters.push(value)}`;
  const zone = `${put(asked.zone ?? 'UTC')}::text`;
  const signals = SIGNALS.map((signal) => {
    const where = signal === 'mass closing' ? ALREADY_FOUND : SIGNALLED[signal](asked, put);
    return `'${signal}', (select count(distinct c.ticket_id)::int from clocks c where ${where})`;
  });
  const longer = longerTargets(asked, put);
  return { sql: statement({ chosen, zone, signals, longer }), parameters };
}

interface Parts {
  readonly chosen: Chosen;
  readonly zone: string;
  readonly signals: readonly string[];
  readonly longer: string;
}

const statement = ({ chosen, zone, signals, longer }: Parts) => `
  with clocks as materialized (
    select c.ticket_id, c.kind, c.round, c.state, c.started_at, c.policy_id, c.policy_version, c.rule, a.id as account_id,
           a.handle, t.opened_at, t.answered_at, t.set_aside_at, t.state as ticket_state, t.recurrences
      from ${chosen.tables}
     where ${chosen.where}
  ), tickets as materialized (
    select distinct on (ticket_id) * from clocks order by ticket_id
  ), quarters as (
    -- Zones differ by whole quarters of an hour: to put each clock into its zone took ten times as long.
    select to_timestamp(floor(extract(epoch from started_at) / 900)::float8 * 900) as quarter,
           count(*) filter (where state = 'met') as met, count(*) filter (where state = 'breached') as breached,
           count(*) filter (where state in ('running', 'paused')) as running
      from clocks group by 1
  ), waits as materialized (
    select coalesce(l.waited_ms, floor(extract(epoch from greatest(interval '0',
             coalesce(t.answered_at, t.set_aside_at, desk.now()) - t.opened_at)) * 1000))::float8 as waited,
           (l.ticket_id is not null)::int as lost
      from tickets t
      left join (select ticket_id, min(waited_ms) as waited_ms from desk.loss where brand_id = $1 group by 1) l
        using (ticket_id)
  ), closings as materialized (
    select m.chain, m.actor, m.at, m.at - lag(m.at) over (partition by m.actor order by m.at) > interval '5 minutes' as is_new
      from (${MASS_CLOSINGS}) m where m.chain in (select ticket_id from tickets)
  )
  select (select coalesce(json_agg(h order by h.weekday, h.hour), '[]') from (
           select extract(isodow from quarter at time zone ${zone})::int as weekday,
                  extract(hour from quarter at time zone ${zone})::int as hour,
                  sum(met)::int as met, sum(breached)::int as breached, sum(running)::int as running
             from quarters group by 1, 2) h) as heat,
         (select coalesce(json_agg(json_build_object('waitedMs', waited, 'atRisk', at_risk, 'lost', lost) order by waited), '[]')
            from (select waited, sum(lost)::int as lost,
                         (sum(count(*)) over (order by waited desc))::int as at_risk
                    from waits group by waited) w where lost > 0) as "lossSteps",
         (select count(*)::int from tickets) as tickets,
         (select json_build_object('phoned', count(*) filter (where outcome = 'phoned'),
                   'gave up', count(*) filter (where outcome = 'gave up'), 'left', count(*) filter (where outcome = 'left'))
            from desk.loss l where l.brand_id = $1 and l.ticket_id in (select ticket_id from tickets)) as outcomes,
         (select coalesce(json_agg(x order by x.account, x."accountId"), '[]') from (
           select account_id as "accountId", handle as account,
                  count(*) filter (where ticket_state = 'closed')::int as held,
                  count(*) filter (where ticket_state = 'resolved')::int as watched,
                  count(*) filter (where recurrences > 0)::int as "cameBack", sum(recurrences)::int as recurrences
             from tickets group by 1, 2) x where x.held + x.watched + x."cameBack" > 0) as fixes,
         json_build_object(${signals.join(', ')}) as signals,
         (select coalesce(json_agg(m order by m."from" desc), '[]') from (
           select ${PERSON(WHO)} as person, desk.instant(min(at)) as "from", desk.instant(max(at)) as "to",
                  count(distinct chain)::int as tickets
             from (select *, count(*) filter (where is_new) over (partition by actor order by at) as nth from closings) g
            group by actor, nth) m) as "massClosings",
         (select coalesce(json_agg(l order by l.at desc), '[]') from (
           select policy_id as "policyId", name as policy, policy_version as version, desk.instant(created_at) as at,
                  (select ${PERSON(WHO)} from ledger.event e
                    where e.brand_id = $1 and e.chain = policy_id and e.actor like 'person %'
                      and (e.body->>'version')::int = policy_version order by e.seq limit 1) as by,
                  reason, rule_name as rule, clock, before_seconds as "beforeSeconds", seconds
             from (${longer}) g) l) as "longerTargets"`;
