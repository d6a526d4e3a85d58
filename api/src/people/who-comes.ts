import type { Acceptance } from '@evenhand/shared/wire/people';
import type { Role } from '@evenhand/shared/wire/session';
import { type FieldProblem, Refusal } from '../platform/refusal.js';

/** An invitation as it was used. */
export interface Invited {
  readonly id: string;
  readonly brandId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: Role;
}

const OWN = ['name', 'email', 'brand'] as const;

/** The first admin says who they are and names the brand; of everybody else the invitation knows. */
export function whoComes(
  { brandId, name, email }: Pick<Invited, 'brandId' | 'name' | 'email'>,
  given: Acceptance,
): { name: string; email: string; brand: string } {
  if (brandId !== null && name !== null && email !== null) {
    refuse(OWN.filter((field) => given[field] !== undefined).map(shouldNot));
    return { name, email, brand: '' };
  }
  refuse(OWN.filter((field) => given[field] === undefined).map(should));
  return { name: given.name ?? '', email: given.email ?? '', brand: given.brand ?? '' };
}

const should = (field: string) => ({ field, problem: `${field} is wanted from the first admin` });
const shouldNot = (field: string) => ({ field, problem: `${field} stands in the invitation` });

function refuse(fields: readonly FieldProblem[]): void {
  if (fields.length === 0) return;
  throw new Refusal('fields-wrong', `${fields.map(({ problem }) => problem).join('; ')}.`, 400, fields);
}
