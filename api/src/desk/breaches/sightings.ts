import { SIGNALS, type FigureQuery } from '@evenhand/shared/wire/breaches';
import { chosenForFigures, TICKETS, type Chosen } from './chosen-clocks.js';
import { longerTargets, massClosings, SIGNALLED } from './marked.js';

const PERSON = (id: string) =>
  `(select json_build_object('id', w.id, 'name', w.name) from people.person w where w.id = ${id})`;

const WHO = `nullif(split_part(actor, ' ', 2), '')::uuid`;

/** What else there is to see of the chosen clocks: their tickets, and what speaks for figures before customers. */
export function sightings(brandId: string, asked: FigureQuery): { sql: string; parameters: unknown[] } {
  const chosen = chosenForFigures(brandId, asked);
  const parameters = [...chosen.parameters];
  const put = (value: unknown) => `$${parameters.push(value)}`;
  const signals = SIGNALS.map(
    (signal) => `'${signal}', (${countOf(signal, chosen, SIGNALLED[signal](asked, put))})`,
  );
  return { sql: statement({ chosen, signals, longer: longerTargets(asked, put) }), parameters };
}

/** Mass closings are worked out once: they stand in the statement by their name. */
const countOf = (signal: string, { tables, where }: Chosen, condition: string) =>
  signal === 'mass closing'
    ? 'select count(distinct chain)::int from closings'
    : `select count(distinct c.ticket_id)::int from ${tables} where ${where} and ${condition}`;

interface Parts {
  readonly chosen: Chosen;
  readonly signals: readonly string[];
  readonly longer: string;
}

const statement = ({ chosen, signals, longer }: Parts) => `
  with lost as materialized (
    select ticket_id, min(waited_ms)::float8 as waited_ms from desk.loss where brand_id = $1 group by 1
  ), tickets as materialized (
    select t.id as ticket_id, t.account_id, a.handle, t.state, t.recurrences, t.opened_at, l.ticket_id is not null as is_lost,
           coalesce(l.waited_ms, floor(1000 * date_part('epoch', greatest(interval '0',
             coalesce(t.answered_at, t.set_aside_at, (select desk.now())) - t.opened_at)))) as waited
      from ${TICKETS}
      left join lost l on l.ticket_id = t.id
     -- A customer of two tickets that are one waits once.
     where t.brand_id = $1 and t.state <> 'merged'
       and exists (select from desk.clock c where c.ticket_id = t.id and ${chosen.where})
  ), closings as materialized (
    select m.chain, m.actor, m.at, m.at - lag(m.at) over (partition by m.actor order by m.at) > interval '5 minutes' as is_new
      from (${massClosings('(select min(opened_at) from tickets)')}) m where m.chain in (select ticket_id from tickets)
  )
  select (select string_agg(float8send(waited), ''::bytea) from tickets where is_lost) as "lostWaits",
         (select string_agg(float8send(waited), ''::bytea) from tickets where not is_lost) as "otherWaits",
         (select count(*)::int from tickets) as tickets,
         (select json_build_object('phoned', count(*) filter (where outcome = 'phoned'),
                   'gave up', count(*) filter (where outcome = 'gave up'), 'left', count(*) filter (where outcome = 'left'))
            from desk.loss l where l.brand_id = $1 and l.ticket_id in (select ticket_id from tickets)) as outcomes,
         (select coalesce(json_agg(x order by x.account, x."accountId"), '[]') from (
           select account_id as "accountId", handle as account,
                  count(*) filter (where state = 'closed')::int as held,
                  count(*) filter (where state = 'resolved')::int as watched,
                  count(*) filter (where recurrences > 0)::int as "cameBack", sum(recurrences)::int as recurrences
             from tickets group by 1, 2) x where x.held + x.watched + x."cameBack" > 0) as fixes,
         json_build_object(${signals.join(', ')}) as signals,
         (select coalesce(json_agg(m order by m."from" desc), '[]') from (
           select ${PERSON(WHO)} as person, desk.instant(min(at)) as "from", desk.instant(max(at)) as "to",
                  count(distinct chain)::int as tickets
             from (select *, count(*) filter (where is_new) over (partition by actor order by at) as nth from closings) g
            group by actor, nth) m) as "massClosings",
         (select coalesce(json_agg(l order by l.at desc), '[]') from (
           select policy_id as "policyId", name as policy, policy_version as version, desk.instant(at) as at,
                  (select handle from desk.account a where a.brand_id = $1 and a.id = account_id) as account,
                  ${PERSON(WHO)} as by,
                  reason, rule_name as rule, clock, before_seconds as "beforeSeconds", seconds
             from (${longer}) g) l) as "longerTargets"`;
