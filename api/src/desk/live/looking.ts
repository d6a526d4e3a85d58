import type { DataSource } from 'typeorm';
import type { Look, Looking } from '@evenhand/shared/wire/presence';

type Desk = Pick<DataSource, 'query'>;

/** Who has not looked for so long is no longer shown: three looks are missing then. */
const STALE = "interval '25 seconds'";
/** Longer than anybody asks when a person was last here. */
const FORGOTTEN = "interval '1 day'";

const LOOK = `
  insert into desk.presence (brand_id, socket_id, person_id, ticket_id, is_typing, seen_at)
    select $1, $2, $3, $4, $5, now()
     where $4::uuid is null or exists (select from desk.ticket where brand_id = $1 and id = $4)
    on conflict (brand_id, socket_id) do update
      set (person_id, ticket_id, is_typing, seen_at)
        = (excluded.person_id, excluded.ticket_id, excluded.is_typing, now())
  returning socket_id`;

/** @returns false where the brand has no such ticket. */
export async function writeLook(
  desk: Desk,
  socketId: string,
  personId: string,
  look: Look,
): Promise<boolean> {
  const { brandId, ticketId, isTyping } = look;
  const written = await desk.query<unknown[]>(LOOK, [brandId, socketId, personId, ticketId, isTyping]);
  return written.length > 0;
}

const LOOKING = `
  select q.id, q.name, p.ticket_id as "ticketId", bool_or(p.is_typing) as "isTyping"
    from desk.presence p
    join people.person q on q.id = p.person_id
   where p.brand_id = $1 and p.ticket_id is not null and p.seen_at > now() - ${STALE}
   group by q.id, q.name, p.ticket_id
   order by q.name, q.id, p.ticket_id`;

/** Who has which ticket open in a brand, each person once a ticket, however many windows they have. */
export const whoLooks = (desk: Desk, brandId: string): Promise<Looking[]> => desk.query(LOOKING, [brandId]);

/** When somebody was last here is kept, without where: their claims lapse by it. */
const LEAVE = `
  with gone as (
    delete from desk.presence where brand_id = $1 and socket_id = $2 returning person_id
  )
  insert into desk.presence (brand_id, socket_id, person_id, seen_at)
    select $1, 'last seen ' || person_id, person_id, now() from gone
    on conflict (brand_id, socket_id) do update set seen_at = excluded.seen_at`;

export const writeLeave = async (desk: Desk, socketId: string, brandId: string): Promise<void> => {
  await desk.query(LEAVE, [brandId, socketId]);
};

/** Of nodes that were killed, and of people who are long gone. */
export const forgetLooks = async (desk: Desk): Promise<void> => {
  await desk.query(`delete from desk.presence where seen_at < now() - ${FORGOTTEN}`);
};
