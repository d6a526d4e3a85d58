import { isEmail } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { clock } from '../clock.js';
import { named } from '../platform/named.js';
import { Refusal } from '../platform/refusal.js';
import { foldedEmail } from './folded-email.js';
import { Person } from './person.js';

/** The one person of an address, made where there is none; two who make them at once make one. */
export async function knownOrMade(
  tx: EntityManager,
  given: { readonly email: string; readonly name: string },
  passwordHash: () => Promise<string>,
): Promise<Person & { isNew: boolean }> {
  const email = foldedEmail(given.email);
  if (!isEmail(email))
    throw new Refusal('no-address', `"${given.email}" is no address that anybody could sign in with.`, 400);
  const name = named('person', given.name);
  await tx.query("select pg_advisory_xact_lock(hashtext('evenhand person'), hashtext($1))", [email]);
  const known = await tx.findOne(Person, { where: { email } });
  if (known) return Object.assign(known, { isNew: false });
  const createdAt = await clock.now(tx);
  const made = { id: newId(), email, name, passwordHash: await passwordHash(), createdAt };
  return Object.assign(await tx.save(tx.create(Person, made)), { isNew: true });
}
