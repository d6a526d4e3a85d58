import { Refusal } from './refusal.js';
import { LIMITS } from './limits.js';

/** A name as people will read it: without blanks around it. @throws Refusal where nothing, or too much, is left. */
export function named(what: string, name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > LIMITS.nameLength)
    throw new Refusal('name-wrong', `The name of a ${what} has 1 to ${LIMITS.nameLength} characters.`, 400);
  return trimmed;
}
