import type { DataSource } from 'typeorm';

/** One look into each brand's own part of the index: none hides behind another's thousands. */
const BRANDS = `
  select b.id as "brandId"
    from desk.brand b
   cross join lateral (select d.due_at from desk.deadline d
                        where d.brand_id = b.id and d.fired_at is null and not d.is_held and d.due_at <= desk.now()
                        order by d.due_at limit 1) first
   order by first.due_at`;

const NEXT = `
  select extract(epoch from due_at - desk.now()) * 1000 as ms
    from desk.deadline where fired_at is null and not is_held and brand_id <> all ($1) order by due_at limit 1`;

/** The brands in which something is due, the longest overdue first. */
export async function brandsWithDue(desk: DataSource): Promise<string[]> {
  const rows = await desk.query<{ brandId: string }[]>(BRANDS);
  return rows.map((row) => row.brandId);
}

/**
 * Fires one batch of a brand's due deadlines with all that follows from them, in one transaction: breaches, rungs,
 * notices, the next steps, and an event for each. What somebody holds is left for the next sweep.
 * @returns how many were fired.
 */
export async function fireDue(desk: DataSource, brandId: string, batch: number): Promise<number> {
  const [row] = await desk.query<{ fired: number }[]>('select desk.fire_due($1, $2) as fired', [
    brandId,
    batch,
  ]);
  return row?.fired ?? 0;
}

/**
 * How long until the next deadline, in milliseconds; 0 or less where one is due, Infinity where none is pending.
 * @param except brands that are not looked at
 */
export async function nextDueInMs(desk: DataSource, except: readonly string[]): Promise<number> {
  const [row] = await desk.query<{ ms: string }[]>(NEXT, [except]);
  return row ? Number(row.ms) : Infinity;
}
