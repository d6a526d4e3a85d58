/** Sweden writes 2026-03-02. */
const WRITTEN = 'sv-SE';

/** The date `YYYY-MM-DD` that the wall clock of an IANA zone shows at an instant, in milliseconds since 1970 UTC. */
export function dateIn(zone: string, at: number): string {
  const parts = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat(WRITTEN, parts).format(at);
}
