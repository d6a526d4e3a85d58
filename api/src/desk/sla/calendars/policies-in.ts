/** The policies of a brand (`$1`) whose latest version runs in a calendar, by name. @param calendar an SQL expression */
export const policiesIn = (calendar: string) => `
  select p.id, p.name from desk.policy p
   where p.brand_id = $1 and p.retired_at is null
     and p.version = (select max(version) from desk.policy l where l.brand_id = $1 and l.id = p.id)
     and exists (select from desk.target g
                  where g.brand_id = $1 and (g.policy_id, g.policy_version) = (p.id, p.version)
                    and g.calendar_id = ${calendar})
   order by p.name`;
