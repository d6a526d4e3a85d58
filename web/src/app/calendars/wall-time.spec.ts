import { instantAt, wallTime } from './wall-time.js';

describe('the wall clock of a zone', () => {
  it.each([
    ['Europe/Brussels', '2026-03-02T09:00', '2026-03-02T08:00:00.000Z'],
    ['Europe/Brussels', '2026-07-02T09:00', '2026-07-02T07:00:00.000Z'],
    ['America/New_York', '2026-03-08T12:00', '2026-03-08T16:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-02T00:00', '2026-03-01T18:30:00.000Z'],
    ['UTC', '2026-03-02T09:00', '2026-03-02T09:00:00.000Z'],
  ])('of %s shows %s at one instant', (zone, reading, instant) => {
    expect(new Date(instantAt(zone, reading) ?? 0).toISOString()).toBe(instant);
    expect(wallTime(zone, Date.parse(instant))).toBe(reading);
  });

  it('passes over what it never shows', () => {
    expect(wallTime('Europe/Brussels', instantAt('Europe/Brussels', '2026-03-29T02:30') ?? 0)).toMatch(
      /^2026-03-29T0[13]:30$/,
    );
  });

  it('shows nothing for what is no reading', () => {
    expect(instantAt('UTC', '')).toBeNull();
  });
});
