/** The IANA tzdata that this process has the zones' clocks from, as `2026c`. */
export const TZDATA: string = process.versions['tz'] ?? 'unknown';
