import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { CalendarRules } from '@evenhand/shared/sla/calendar-rules';
import type { CalendarDraft, SpeltOutDate } from '@evenhand/shared/wire/calendars';
import { append } from '../../../ledger/append.js';
import { TZDATA } from '../../../platform/tzdata.js';

/** A version of a calendar before it is written. */
export interface NewVersion {
  readonly calendarId: string;
  readonly version: number;
  readonly draft: CalendarDraft;
  readonly dates: readonly SpeltOutDate[];
  readonly rules: CalendarRules;
}

const YEAR_MS = 365.25 * 24 * 3_600_000;
const OPENINGS = { backMs: YEAR_MS, aheadMs: 10 * YEAR_MS };

const WRITE = `
  insert into desk.calendar (brand_id, id, version, is_always_open, name, rules, expanded, dates, tzdata, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, desk.now())`;

const WRITE_OPENINGS = `
  insert into desk.opening (brand_id, calendar_id, calendar_version, opens_at, closes_at)
    select $1, $2, $3, * from unnest($4::timestamptz[], $5::timestamptz[])`;

const REACHES = `
  update desk.calendar set openings_until = $4 where brand_id = $1 and id = $2 and version = $3`;

/** A feed's address may let in whoever knows it: it stands neither in the rules nor in the event. */
export async function writeVersion(
  tx: EntityManager,
  brandId: string,
  made: NewVersion,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const { calendarId, version, draft, dates, rules } = made;
  const { name, feedUrl: _secret, ...kept } = draft;
  const expanded = JSON.stringify(rules);
  const said = [JSON.stringify(kept), expanded, JSON.stringify(dates), TZDATA];
  await tx.query(WRITE, [brandId, calendarId, version, draft.isAlwaysOpen, name, ...said]);
  await writeOpenings(tx, brandId, made, at);
  const rulesHash = createHash('sha256').update(expanded).digest('hex');
  const body = { version, zone: draft.zone, isAlwaysOpen: draft.isAlwaysOpen, tzdata: TZDATA, rulesHash };
  const kind = version === 1 ? 'calendar added' : 'calendar changed';
  await append(tx, brandId, [{ chain: calendarId, kind, actor, at, body }]);
}

/** For as long as everything that comes back is spelt out. */
export async function writeOpenings(
  tx: EntityManager,
  brandId: string,
  { calendarId, version, rules }: Pick<NewVersion, 'calendarId' | 'version' | 'rules'>,
  at: Date,
): Promise<void> {
  if (rules.always_open) return;
  const now = at.getTime();
  const openings = [...calendarOf(rules).openings(now - OPENINGS.backMs, now + OPENINGS.aheadMs)];
  const instants = (side: 'from' | 'to') => openings.map((one) => new Date(one[side]).toISOString());
  await tx.query(WRITE_OPENINGS, [brandId, calendarId, version, instants('from'), instants('to')]);
  await tx.query(REACHES, [brandId, calendarId, version, new Date(now + OPENINGS.aheadMs)]);
}
