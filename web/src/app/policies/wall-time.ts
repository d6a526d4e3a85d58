const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
} as const;

/** What the wall clock of a zone shows at an instant, as a field for date and time has it: `2026-03-02T09:00`. */
export function wallOf(instant: number, zone: string): string {
  const clock = new Intl.DateTimeFormat('en-CA', { ...PARTS, hourCycle: 'h23', timeZone: zone });
  const read = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => read.get(type) ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant at which the wall clock of a zone shows that; of two the first, and where it is skipped the one as long
 * after the change. NaN for what is no date and time.
 */
export function instantOf(wall: string, zone: string): number {
  const asUtc = wall === '' ? NaN : Date.parse(`${wall}:00Z`);
  if (Number.isNaN(asUtc)) return NaN;
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((at) => offsetAt(at, zone));
  const fitting = offsets.map((offset) => asUtc - offset).filter((at) => wallOf(at, zone) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : asUtc - (offsets[0] ?? 0);
}

const offsetAt = (instant: number, zone: string) =>
  Date.parse(`${wallOf(instant, zone)}:00Z`) - Math.floor(instant / 60_000) * 60_000;
