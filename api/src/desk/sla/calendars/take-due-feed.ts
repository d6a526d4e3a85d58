import type { EntityManager } from 'typeorm';
import type { DayOff } from './day-off.js';

/** A feed that one node reads now. */
export interface TakenFeed {
  readonly brandId: string;
  readonly calendarId: string;
  readonly url: string;
  readonly days: readonly DayOff[];
  readonly failures: number;
}

const TAKEN = `
  f.brand_id as "brandId", f.calendar_id as "calendarId", f.url, f.days, f.failures`;

/** Whoever takes one has so long to read it; then another may. */
const LEASE = `tried_at = desk.now(), next_at = desk.now() + interval '5 minutes'`;

const TAKE_DUE = `
  update desk.calendar_feed f set ${LEASE}
    from (select brand_id, calendar_id from desk.calendar_feed
           where next_at <= desk.now() order by next_at limit 1 for update skip locked) due
   where (f.brand_id, f.calendar_id) = (due.brand_id, due.calendar_id)
  returning ${TAKEN}`;

const TAKE = `
  update desk.calendar_feed f set ${LEASE} where f.brand_id = $1 and f.calendar_id = $2 returning ${TAKEN}`;

/** The feed that is due the longest, and that no other node reads. */
export async function takeDueFeed(tx: Pick<EntityManager, 'query'>): Promise<TakenFeed | undefined> {
  const [[taken]] = await tx.query<[TakenFeed[], number]>(TAKE_DUE);
  return taken;
}

export async function takeFeed(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  calendarId: string,
): Promise<TakenFeed | undefined> {
  const [[taken]] = await tx.query<[TakenFeed[], number]>(TAKE, [brandId, calendarId]);
  return taken;
}
