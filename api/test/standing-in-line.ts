import type { TestDesk } from './desk.js';
import { until } from './until.js';

const IN_LINE = `
  select from pg_locks l join pg_stat_activity a using (pid)
   where not l.granted and a.datname = current_database()`;

/** Waits until so many wait for a lock that somebody else has. */
export const standingInLine = (desk: TestDesk, count: number) =>
  until(async () => (await desk.asOwner(IN_LINE)).length === count, `${count} stand in line`);
