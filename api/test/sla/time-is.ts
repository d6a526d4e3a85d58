import type { TestDesk } from '../desk.js';

/** Puts the desk's clock forward to an instant. */
export async function timeIs(desk: TestDesk, instant: string): Promise<void> {
  const ahead = Date.parse(instant) - (await desk.now()).getTime();
  if (ahead < 0) throw new Error(`It is past ${instant} already: a test's time only goes on.`);
  await desk.advance(`${ahead} milliseconds`);
}

/** The next date from today on that falls on a weekday, `YYYY-MM-DD`. @param weekday 0 is Sunday */
export async function nextDate(desk: TestDesk, weekday: number, weeksAhead = 0): Promise<string> {
  const day = new Date(await desk.now());
  const days = ((weekday - day.getUTCDay() + 7) % 7 || 7) + 7 * weeksAhead;
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
