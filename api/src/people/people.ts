import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { hash } from '@node-rs/argon2';
import { isEmail } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Role } from '@evenhand/shared/wire/session';
import { clock } from '../clock.js';
import { append, type Entry } from '../ledger/append.js';
import { LIMITS } from '../platform/limits.js';
import { named } from '../platform/named.js';
import { NotFound, Refusal } from '../platform/refusal.js';
import { foldedEmail } from './folded-email.js';
import { Membership, Person } from './person.js';

interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
}

/** Who works here, and for which brand. */
@Injectable()
export class People {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  /** Makes a person, or makes one who is known a member of another brand; their password stays as it is then. */
  async add(brandId: string, person: NewPerson, actor: string): Promise<Person & { isNew: boolean }> {
    const passwordHash = await hashed(person.password);
    const email = foldedEmail(person.email);
    if (!isEmail(email))
      throw new Refusal(
        'no-address',
        `"${person.email}" is no address that anybody could sign in with.`,
        400,
      );
    const name = named('person', person.name);
    return this.desk.transaction(async (tx) => {
      const at = await clock.now(tx);
      const known = await tx.findOne(Person, { where: { email } });
      const made = { id: newId(), email, name, passwordHash, createdAt: at };
      const saved = known ?? (await tx.save(tx.create(Person, made)));
      if (await tx.existsBy(Membership, { brandId, personId: saved.id }))
        throw new Refusal('already-member', `${person.email} is a member of this brand already.`, 409);
      await tx.insert(Membership, { brandId, personId: saved.id, role: person.role, createdAt: at });
      const body = { role: person.role };
      await append(tx, brandId, [{ chain: saved.id, kind: 'person added', actor, at, body }]);
      return Object.assign(saved, { isNew: !known });
    });
  }

  async list(brandId: string): Promise<(Person & { role: Role })[]> {
    return this.desk.query<(Person & { role: Role })[]>(
      `select p.id, p.email, p.name, p.created_at as "createdAt", p.disabled_at as "disabledAt", m.role
         from people.person p join people.membership m on m.person_id = p.id
        where m.brand_id = $1 order by p.name, p.id`,
      [brandId],
    );
  }

  /** @throws NotFound */
  async withEmail(email: string): Promise<Person> {
    const person = await this.desk.getRepository(Person).findOneBy({ email: foldedEmail(email) });
    if (!person) throw new NotFound(`person with the address ${email}`);
    return person;
  }

  /** A disabled person is signed out everywhere at once. */
  async disable(email: string, actor: string): Promise<void> {
    const { id } = await this.withEmail(email);
    await this.desk.transaction(async (tx) => {
      await tx.query('update people.person set disabled_at = desk.now() where id = $1', [id]);
      await tx.query(
        'update people.session set ended_at = desk.now() where person_id = $1 and ended_at is null',
        [id],
      );
      const at = await clock.now(tx);
      await tellBrands(tx, { chain: id, kind: 'person disabled', actor, at, body: {} });
    });
  }

  /** A new password ends every session that the old one opened. */
  async setPassword(email: string, password: string, actor: string): Promise<void> {
    const { id } = await this.withEmail(email);
    const passwordHash = await hashed(password);
    await this.desk.transaction(async (tx) => {
      await tx.update(Person, { id }, { passwordHash });
      await tx.query(
        'update people.session set ended_at = desk.now() where person_id = $1 and ended_at is null',
        [id],
      );
      const at = await clock.now(tx);
      await tellBrands(tx, { chain: id, kind: 'password set', actor, at, body: {} });
    });
  }
}

/** Each brand of a person's has a chain of theirs. */
async function tellBrands(tx: EntityManager, entry: Entry): Promise<void> {
  for (const { brandId } of await tx.findBy(Membership, { personId: entry.chain }))
    await append(tx, brandId, [entry]);
}

/** argon2id, at the library's cost. @throws Refusal for a password that is too short. */
function hashed(password: string): Promise<string> {
  if (password.length < LIMITS.shortestPassword)
    throw new Refusal(
      'password-short',
      `A password has at least ${LIMITS.shortestPassword} characters.`,
      400,
    );
  return hash(password);
}
