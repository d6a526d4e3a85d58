import { expect } from '@jest/globals';
import type { PauseReason } from '@evenhand/shared/wire/policies';
import type { TestDesk } from '../desk.js';
import { pageOf } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { promises, writeCalendar, writeLadder, writePolicy, type RungGiven } from './policy-of.js';

/** A short Friday and two whole days, in UTC. */
export const HOURS = {
  fri: [['09:00', '13:00']],
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
} as const;

const DAY = [['09:00', '17:00']] as const;
export const EVERY_DAY = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY };

export interface Promised {
  readonly calendar?: Parameters<typeof writeCalendar>[1];
  readonly minutes?: number;
  readonly pauses?: readonly PauseReason[];
  readonly rungs?: readonly RungGiven[];
}

/** From now on the desk's account promises every answer and the resolution in so many minutes, two hours unless said. */
export async function promised(
  desk: TestDesk,
  { calendar, minutes = 120, pauses = [], rungs }: Promised,
): Promise<void> {
  const calendarId = calendar && (await writeCalendar(desk, { zone: 'UTC', ...calendar }));
  const ladderId = rungs && (await writeLadder(desk, rungs));
  const given = { pauses, ...(calendarId && { calendarId }), ...(ladderId && { ladderId }) };
  await writePolicy(desk, { rules: [{ targets: promises(minutes, minutes, given) }] });
}

/** A manager says what the ticket is from now on. */
export async function become(desk: TestDesk, ticket: TicketStory, change: object): Promise<void> {
  const mia = await pageOf(desk, 'manager');
  expect(await mia.put(`tickets/${ticket.id}/state`, change)).toMatchObject({ status: 204 });
}

/** When a clock is due, as the wire says it. */
export async function dueOf(
  ticket: TicketStory,
  kind: 'first_response' | 'resolution' = 'first_response',
): Promise<string> {
  return (await ticket.clock(kind)).dueAt.toISOString();
}
