/**
 * Whether nobody may know who wrote a ticket, in SQL, where `$1` is the brand: nobody holds it, whatever its state. One
 * that was merged is as blind as the ticket that it went into, or it would say who wrote that one.
 */
export const isBlind = (ticket: string) => `
  (${ticket}.assignee_id is null or ${ticket}.state = 'merged' and coalesce((
    with recursive went as (
      select ${ticket}.merged_into as id
      union
      select m.merged_into from went w join desk.ticket m on m.brand_id = $1 and m.id = w.id and m.state = 'merged'
    )
    select bool_or(s.assignee_id is null) from went w
      join desk.ticket s on s.brand_id = $1 and s.id = w.id and s.state <> 'merged'), true))`;
