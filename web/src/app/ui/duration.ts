const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on hours say nothing more. */
const MANY_DAYS = 10;

/** Time left in the largest two units: `10 s`, `4 min 10 s`, `2 h 05`, `3 d 4 h`. Rounded up, so 0 s means due. */
export function timeLeft(ms: number): string {
  const left = Math.ceil(Math.max(0, ms) / SECOND) * SECOND;
  if (left < MINUTE) return `${left / SECOND} s`;
  if (left < HOUR) return `${Math.floor(left / MINUTE)} min ${twoDigits((left % MINUTE) / SECOND)} s`;
  return hoursOrDays(left);
}

/** Time past a deadline, rounded down: `45 s`, `12 min`, `2 h 05`, `3 d 4 h`. */
export function timeOver(ms: number): string {
  const over = Math.max(0, ms);
  if (over < MINUTE) return `${Math.floor(over / SECOND)} s`;
  if (over < HOUR) return `${Math.floor(over / MINUTE)} min`;
  return hoursOrDays(over);
}

function hoursOrDays(ms: number): string {
  const hours = Math.floor(ms / HOUR);
  if (ms < DAY) return `${hours} h ${twoDigits(Math.floor((ms % HOUR) / MINUTE))}`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 || days >= MANY_DAYS ? `${days} d` : `${days} d ${hours % 24} h`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
