/**
 * Why nobody needs to be told any more, of a dispatch `d`: the ticket `t` or its clock `c` has ended, or whom it was for
 * has gone. Null where it still matters.
 */
export const OVER = `
  case when t.state in ('merged', 'closed', 'set aside', 'resolved') then t.state
       when c.kind is null or c.state = 'cancelled' then 'cancelled'
       when c.stopped_at is not null or c.state = 'met' then 'answered'
       when d.webhook_id is null and not exists (
            select from people.membership m join people.person p on p.id = m.person_id
             where (m.brand_id, m.person_id) = (d.brand_id, d.person_id) and p.disabled_at is null)
       then 'person has left' end`;

export const ITS_TICKET = `
  join desk.ticket t on (t.brand_id, t.id) = (d.brand_id, d.ticket_id)
  left join desk.clock c on (c.brand_id, c.ticket_id, c.kind, c.round) = (d.brand_id, d.ticket_id, d.clock, d.round)`;
