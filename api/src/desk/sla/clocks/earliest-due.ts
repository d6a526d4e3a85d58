/**
 * Where a ticket stands, in SQL: at the earliest 100 % of a clock that still runs; of one that
 * breached, at the breach. `t` is the ticket, `$1` its brand.
 */
export const EARLIEST_DUE = `
  coalesce((select min(least(c.due_at, c.breached_at)) from desk.clock c
             where c.brand_id = $1 and c.ticket_id = t.id and c.stopped_at is null and c.state <> 'cancelled'),
           'infinity')`;
