const READING = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** What the wall clock of a zone shows at an instant: `2026-03-02T09:00`. */
export function wallTime(zone: string, at: number): string {
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hourCycle: 'h23', ...parts }).format(at);
  return text.replace(' ', 'T');
}

/** The instant at which it shows that; where it never does, the one that is as much later as was skipped. */
export function instantAt(zone: string, reading: string): number | null {
  const wanted = READING.test(reading) ? Date.parse(`${reading}:00Z`) : NaN;
  if (Number.isNaN(wanted)) return null;
  const offset = (at: number) => Date.parse(`${wallTime(zone, at)}:00Z`) - at;
  const first = wanted - offset(wanted);
  const second = wanted - offset(first);
  return wallTime(zone, second) === reading ? second : first;
}
