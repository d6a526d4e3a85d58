import type { DataSource } from 'typeorm';
import type { BreachQuery } from '@evenhand/shared/wire/breaches';
import type { Calendars } from '../sla/calendars/calendars.js';
import { chosenForRows } from './chosen-clocks.js';
import { clockGroups, type ClockGroup } from './clock-groups.js';
import { epochMicrosecondsAt } from './instants-of-bytes.js';
import { LAST_DUE_MICROSECONDS, isBefore, type RowPlace } from './row-place.js';
import { spanFrom } from './spans-of-text.js';

const PLACES = 'uuid_send(c.ticket_id) || int4send(c.round) || timestamptz_send(c.due_at)';
const WIDTH = 28;

/**
 * The places of the clocks of which such a share of the target was used, the latest deadline first. It is reckoned in
 * each clock's calendar, which no statement can.
 */
export async function usedWithin(
  desk: Pick<DataSource, 'query'>,
  calendars: Calendars,
  brandId: string,
  asked: BreachQuery,
): Promise<RowPlace[]> {
  const { from, to } = spanFrom(asked.used ?? '');
  const chosen = chosenForRows(brandId, asked, null);
  // What a clock used is never more than what it took, but for the parts of a millisecond.
  const where = `${chosen.where} and c.stopped_at - c.started_at + interval '1 millisecond' >= c.target_ms * interval '${from * 10} microseconds'`;
  const groups = await clockGroups(desk, calendars, { ...chosen, where }, { places: PLACES });
  return groups
    .flatMap((group) => placesWithin(group, from, to ?? Infinity))
    .toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** Over the first, up to and with the second. */
function placesWithin({ clock, targetMs, times, places }: ClockGroup, from: number, to: number): RowPlace[] {
  const found: RowPlace[] = [];
  times?.used.forEach((used, nth) => {
    const percent = (used / targetMs) * 100;
    if (places && isOver(percent, from) && percent <= to)
      found.push({ clock, ...placeAt(places, nth * WIDTH) });
  });
  return found;
}

function placeAt(places: Buffer, offset: number): Omit<RowPlace, 'clock'> {
  const id = places.toString('hex', offset, offset + 16);
  const due = Math.min(epochMicrosecondsAt(places, offset + 20), LAST_DUE_MICROSECONDS);
  return {
    ticketId: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    round: places.readInt32BE(offset + 16),
    dueAt: String(due),
  };
}

/** The first bin holds nothing at all too. */
export const isOver = (percent: number, from: number) => percent > from || (from === 0 && percent === 0);
