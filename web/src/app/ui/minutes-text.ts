import { ENGLISH_UNITS, type Units } from './duration.js';

/** Whole minutes, as people say them: `15 min`, `2 h`, `1 h 30`, `1 d`. */
export function minutesText(minutes: number, { d, h, min }: Units = ENGLISH_UNITS): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0 && rest === 0) return hours > 0 ? `${days} ${d} ${hours} ${h}` : `${days} ${d}`;
  const whole = Math.floor(minutes / 60);
  if (whole === 0) return `${minutes} ${min}`;
  return rest > 0 ? `${whole} ${h} ${String(rest).padStart(2, '0')}` : `${whole} ${h}`;
}
