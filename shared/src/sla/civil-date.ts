import { DAY_MS } from './pages.js';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Days from 1970-01-01 to a date `YYYY-MM-DD`; undefined where the calendar has no such date. */
export function dayOf(date: unknown): number | undefined {
  if (typeof date !== 'string' || !DATE.test(date)) return undefined;
  const ms = Date.parse(`${date}T00:00:00Z`);
  const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
  return isReal ? ms / DAY_MS : undefined;
}
