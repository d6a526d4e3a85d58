import { InvalidArgumentError } from 'commander';

const LONGEST_MINUTES = 365 * 24 * 60;

/** Whole minutes, from one to 365 days. */
export function minutes(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > LONGEST_MINUTES)
    throw new InvalidArgumentError(`give whole minutes, from 1 to ${LONGEST_MINUTES}.`);
  return value;
}

/** How many times as fast; above 0. */
export function speed(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('give a number above 0.');
  return value;
}
