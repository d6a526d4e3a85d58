import type { Units } from '../ui/duration.js';

const STEPS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A duration to the second, without the parts that are nothing: `30 min`, `1 h 30 min`, `2 d`. */
export function spanText(seconds: number, units: Units): string {
  let rest = Math.round(seconds);
  const parts = STEPS.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${units[unit]}`] : [];
  });
  return parts.length > 0 ? parts.join(' ') : `0 ${units.min}`;
}

export const UNITS = [
  { unit: 'min', seconds: 60 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'd', seconds: 86_400 },
] as const;
export type SpanUnit = (typeof UNITS)[number]['unit'];

/** The largest unit in which it is a whole number; days only from two on, for hours say more of one. */
export function unitOf(seconds: number): SpanUnit {
  const whole = UNITS.filter(
    (one) => seconds % one.seconds === 0 && (one.unit !== 'd' || seconds >= 172_800),
  );
  return whole.at(-1)?.unit ?? 'min';
}

export const secondsIn = (unit: SpanUnit): number => UNITS.find((one) => one.unit === unit)?.seconds ?? 60;
