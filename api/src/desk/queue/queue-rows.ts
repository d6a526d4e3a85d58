import type { DataSource } from 'typeorm';
import type { ClockFace } from '@evenhand/shared/wire/clock';
import type { QueueRow } from '@evenhand/shared/wire/queue';
import { CLOCK_FACES } from '../tickets/page/clock-faces.js';
import { placeOf, type Standing } from './standing.js';

type Row = Omit<QueueRow, 'place'> & { readonly standing: Standing };

/** No author is read here: the blind queue cannot show what it does not know. */
const ROWS = `
  select t.id, t.account_id as "accountId", a.handle as account, t.channel, t.excerpt, t.language, t.topic, t.severity,
         t.state, t.is_history as "isImported", desk.instant(t.opened_at) as "openedAt", t.contacts, t.recurrences,
         (select coalesce(max(n.rung), 0) from desk.notice n where n.brand_id = $1 and n.ticket_id = t.id) as rung,
         case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as assignee,
         ${CLOCK_FACES} as clocks,
         json_build_object(
           'dueAt', case when t.due_at = 'infinity' then 'infinity'
                         else (extract(epoch from t.due_at) * 1000000)::bigint::text end,
           'openedAt', (extract(epoch from t.opened_at) * 1000000)::bigint::text,
           'ticketId', t.id) as standing
    from desk.ticket t
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
    left join people.person p on p.id = t.assignee_id
   where t.brand_id = $1 and t.id = any($2)`;

/** The tickets' rows, in no order; ids that are not this brand's are left out. */
export async function queueRows(
  desk: Pick<DataSource, 'query'>,
  brandId: string,
  ids: readonly string[],
): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const rows = await desk.query<Row[]>(ROWS, [brandId, ids]);
  return rows.map(({ standing, clocks, ...row }) => ({
    ...row,
    clocks: noNull(clocks),
    place: placeOf(standing),
  }));
}

const noNull = (clocks: readonly ClockFace[] | null) => clocks ?? [];
