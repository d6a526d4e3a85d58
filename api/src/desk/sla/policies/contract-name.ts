import { namesReach } from '@evenhand/shared/words/reach';
import { LIMITS } from '../../../platform/limits.js';
import { Refusal } from '../../../platform/refusal.js';

/** Letters and digits, and between them what a product's name has. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .+&/'’()-]*$/u;

/** What a customer has bought, by a short name. @throws Refusal for anything that is none, or that speaks of reach */
export function contractName(given: string): string {
  const name = given.toWellFormed().trim().replace(/\s+/g, ' ');
  if (name.length > LIMITS.policy.contractLength || !NAME.test(name))
    throw new Refusal(
      'contract-wrong',
      `A contract is the short name of what a customer has bought: up to ${LIMITS.policy.contractLength} letters and digits, no list and no account’s name.`,
    );
  if (namesReach(name))
    throw new Refusal(
      'name-of-reach',
      `“${name}” says who is heard, not what was bought. A promise here never depends on an audience, so no contract can be named after one.`,
    );
  return name;
}
