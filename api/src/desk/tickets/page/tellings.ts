/** What became of the last message by each way, of those that went to one person or into one room. */
const WAYS_OF = (whose: string) => `
  select distinct on (s.by) s.by, s.state, s.reason from desk.dispatch s
   where s.brand_id = $1 and s.ticket_id = c.ticket_id and (s.clock, s.round, s.rang) = (c.kind, c.round, r.position)
     and ${whose}
   order by s.by, s.step desc, s.threshold desc`;

const WAY = `json_build_object('by', s.by, 'state', s.state, 'reason', s.reason)`;

const PEOPLE = `
  select p.id, p.name, false as "isRoom", n.times, n.at,
         (select json_agg(s.way) from (
            select json_build_object('by', 'browser', 'state', case when n.is_seen then 'seen' else 'sent' end,
                                     'reason', null) as way
            union all
            select ${WAY} from (${WAYS_OF('s.person_id = p.id')}) s) s) as ways
    from (select n.person_id, count(*)::int as times, max(n.told_at) as at,
                 (array_agg(n.seen_at is not null order by n.told_at desc))[1] as is_seen
            from desk.notice n
           where n.brand_id = $1 and n.ticket_id = c.ticket_id and (n.clock, n.round) = (c.kind, c.round)
             and (n.rang = r.position or n.rang = 0 and n.threshold = r.at_percent)
           group by n.person_id) n
    join people.person p on p.id = n.person_id`;

const ROOMS = `
  select h.id, h.name, true, s.times, s.at,
         (select json_agg(${WAY}) from (${WAYS_OF('s.webhook_id = h.id and s.person_id is null')}) s)
    from (select s.webhook_id, count(*)::int as times, max(coalesce(s.sent_at, s.next_at)) as at from desk.dispatch s
           where s.brand_id = $1 and s.ticket_id = c.ticket_id and (s.clock, s.round, s.rang) = (c.kind, c.round, r.position)
             and s.webhook_id is not null and s.person_id is null
           group by s.webhook_id) s
    join desk.webhook h on h.brand_id = $1 and h.id = s.webhook_id`;

/** Everybody who was told by rung `r` of clock `c`, in SQL, and by what way it came to them; `$1` is the brand. */
export const TELLINGS = `
  coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name, 'isRoom', x."isRoom", 'times', x.times,
                              'at', desk.instant(x.at), 'ways', x.ways) order by x.at, x.name)
              from (${PEOPLE} union all ${ROOMS}) x), '[]')`;
