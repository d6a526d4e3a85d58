import type { EntityManager } from 'typeorm';
import type { PolicyDraft } from '@evenhand/shared/wire/policies';

/** On the first version of each, which whoever retires one locks; in one order. */
const HOLD = `
  select from desk.calendar where brand_id = $1 and id = any($2) and version = 1 order by id for key share`;

/** Nobody retires a calendar that is about to be promised in. Ladders are retired under the policies' own lock. */
export async function holdCalendars(
  tx: EntityManager,
  brandId: string,
  { rules }: PolicyDraft,
): Promise<void> {
  const named = rules.flatMap(({ targets }) => targets.map(({ calendarId }) => calendarId));
  await tx.query(HOLD, [brandId, [...new Set(named)]]);
}
