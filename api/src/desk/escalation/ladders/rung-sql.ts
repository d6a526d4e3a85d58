const WHEN = `
  case when r.at_percent is not null then json_build_object('kind', 'percent', 'percent', r.at_percent)
       when r.after_minutes is not null then json_build_object('kind', 'after breach', 'minutes', r.after_minutes)
       else json_build_object('kind', 'unanswered', 'minutes', r.unanswered_minutes) end`;

const WHOM = `
  case r.whom when 'person' then json_build_object('kind', 'person', 'personId', r.person_id)
              when 'role' then json_build_object('kind', 'role', 'role', r.role)
              when 'rota' then json_build_object('kind', 'rota', 'rotaId', r.rota_id)
              when 'webhook' then json_build_object('kind', 'webhook', 'webhookId', r.webhook_id)
              else json_build_object('kind', r.whom) end`;

/** The rungs of ladder `l` in SQL, as they go over the wire; `$1` is the brand. */
export const RUNGS = `
  (select coalesce(json_agg(json_build_object('when', ${WHEN}, 'whom', ${WHOM}, 'by', r.by, 'webhookId', r.webhook_id,
            'repeatMinutes', r.repeat_minutes) order by r.position), '[]')
     from desk.rung r where r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (l.id, l.version))`;
