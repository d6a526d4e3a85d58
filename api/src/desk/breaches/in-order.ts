import { ValidateBy, type ValidationArguments } from 'class-validator';
import { spanFrom } from './spans-of-text.js';

/** A span of numbers that does not end before it begins. */
export const Rises = () =>
  ValidateBy({
    name: 'rises',
    validator: { validate: doesRise, defaultMessage: () => '$property must not end before it begins' },
  });

/** An instant that does not come before that of another field, where both are given. */
export const IsNotBefore = (other: string) =>
  ValidateBy({
    name: 'isNotBefore',
    validator: {
      validate: (value, given) => comesAfter(value, valueOf(given, other)),
      defaultMessage: () => `$property must not come before ${other}`,
    },
  });

/** What is no span, or no instant, is refused for that. */
function doesRise(value: unknown): boolean {
  if (typeof value !== 'string') return true;
  const { from, to } = spanFrom(value);
  return to === null || !(to < from);
}

const comesAfter = (value: unknown, other: unknown) =>
  typeof value !== 'string' || typeof other !== 'string' || !(Date.parse(value) < Date.parse(other));

const valueOf = (given: ValidationArguments | undefined, field: string): unknown =>
  given && (given.object as Readonly<Record<string, unknown>>)[field];
