import { instantOf, wallOf } from './wall-time.js';

describe('what a wall clock shows', () => {
  it.each([
    ['2026-03-02T09:00', 'Europe/Brussels', '2026-03-02T08:00:00Z'],
    ['2026-07-02T09:00', 'Europe/Brussels', '2026-07-02T07:00:00Z'],
    ['2026-03-02T00:00', 'Pacific/Kiritimati', '2026-03-01T10:00:00Z'],
    // Of an hour that comes twice, the first.
    ['2026-10-25T02:30', 'Europe/Brussels', '2026-10-25T00:30:00Z'],
  ])('%s in %s, is that instant and back', (wall, zone, instant) => {
    expect(new Date(instantOf(wall, zone)).toISOString()).toBe(new Date(instant).toISOString());
    expect(wallOf(Date.parse(instant), zone)).toBe(wall);
  });

  it('in an hour that is skipped, is as long after the change', () => {
    expect(wallOf(instantOf('2026-03-29T02:30', 'Europe/Brussels'), 'Europe/Brussels')).toBe(
      '2026-03-29T03:30',
    );
  });

  it('is nothing where a field is empty', () => {
    expect(instantOf('', 'UTC')).toBeNaN();
  });
});
