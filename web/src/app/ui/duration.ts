const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on hours say nothing more. */
const MANY_DAYS = 10;

/** How a language writes its units, short. */
export interface Units {
  readonly d: string;
  readonly h: string;
  readonly min: string;
  readonly s: string;
}

export const ENGLISH_UNITS: Units = { d: 'd', h: 'h', min: 'min', s: 's' };

/** Time left in the largest two units: `10 s`, `4 min 10 s`, `2 h 05`, `3 d 4 h`. Rounded up, so 0 s means due. */
export function timeLeft(ms: number, units = ENGLISH_UNITS): string {
  const left = Math.ceil(Math.max(0, ms) / SECOND) * SECOND;
  if (left < MINUTE) return `${left / SECOND} ${units.s}`;
  if (left < HOUR)
    return `${Math.floor(left / MINUTE)} ${units.min} ${twoDigits((left % MINUTE) / SECOND)} ${units.s}`;
  return hoursOrDays(left, units);
}

/** Time past a deadline, rounded down: `45 s`, `12 min`, `2 h 05`, `3 d 4 h`. */
export function timeOver(ms: number, units = ENGLISH_UNITS): string {
  const over = Math.max(0, ms);
  if (over < MINUTE) return `${Math.floor(over / SECOND)} ${units.s}`;
  if (over < HOUR) return `${Math.floor(over / MINUTE)} ${units.min}`;
  return hoursOrDays(over, units);
}

function hoursOrDays(ms: number, { d, h }: Units): string {
  const hours = Math.floor(ms / HOUR);
  if (ms < DAY) return `${hours} ${h} ${twoDigits(Math.floor((ms % HOUR) / MINUTE))}`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 || days >= MANY_DAYS ? `${days} ${d}` : `${days} ${d} ${hours % 24} ${h}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
