/** A ticket's clocks as a badge shows them, in SQL. `t` is the ticket, `$1` its brand. */
export const CLOCK_FACES = `
  coalesce((select json_agg(json_build_object('kind', c.kind, 'state', c.state,
                     'startedAt', desk.instant(c.started_at), 'dueAt', desk.instant(c.due_at),
                     'targetMs', c.target_ms, 'leftMs', case c.state when 'paused' then c.left_ms end,
                     'stoppedAt', desk.instant(c.stopped_at)) order by c.due_at, c.kind)
              from desk.clock c
             where c.brand_id = $1 and c.ticket_id = t.id and c.state <> 'cancelled'), '[]')`;
