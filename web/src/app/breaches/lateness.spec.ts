import type { BreachRow } from '@evenhand/shared/wire/breaches';
import { lateAt, shownRow } from './lateness.js';

const MINUTE = 60_000;
const dueAt = '2026-03-12T12:00:00.000Z';
const now = new Date(Date.parse(dueAt) + 10 * MINUTE).toISOString();
const row = (given: Partial<BreachRow>) =>
  ({ dueAt, stoppedAt: null, lateMs: 10 * MINUTE, ...given }) as BreachRow;
const later = Date.parse(now) + MINUTE;

describe('how late a promise is', () => {
  it('grows while the clock runs on', () => {
    expect(lateAt(shownRow(row({}), now), later)).toBe(11 * MINUTE);
  });

  it('never shrinks, however slow the viewer’s clock is', () => {
    expect(lateAt(shownRow(row({}), now), Date.parse(dueAt))).toBe(10 * MINUTE);
  });

  it.each<[string, Partial<BreachRow>]>([
    ['its clock has stopped', { stoppedAt: now }],
    ['it was fixed before', { lateMs: 3 * MINUTE }],
    ['it was kept', { lateMs: null }],
  ])('stands still where %s', (_, given) => {
    expect(lateAt(shownRow(row(given), now), later)).toBe(row(given).lateMs);
  });
});
