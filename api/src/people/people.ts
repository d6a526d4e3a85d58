import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { PasswordChange } from '@evenhand/shared/wire/people';
import type { Role } from '@evenhand/shared/wire/session';
import { clock } from '../clock.js';
import { actorOf } from '../ledger/actor.js';
import { append, type Entry } from '../ledger/append.js';
import { Wakeups } from '../ledger/wakeups.js';
import { NotFound, Refusal } from '../platform/refusal.js';
import { endSessions } from './end-sessions.js';
import { foldedEmail } from './folded-email.js';
import { knownOrMade } from './known-or-made.js';
import { Leaving } from './leaving.js';
import { fits, hashed } from './passwords.js';
import { Membership, Person } from './person.js';
import type { Viewer } from './sessions.js';
import { lockStaff, refuseSecondAuditor } from './staff.js';
import { withdrawInvitationsOf } from './withdraw-invitations.js';

interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  /** Somebody who works here for another brand, and whose password is theirs, may be meant. */
  readonly mayBeKnown?: boolean;
}

/** Who works here, and for which brand. */
@Injectable()
export class People {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly leaving: Leaving,
    private readonly wakeups: Wakeups,
  ) {}

  /**
   * Makes a person, or makes one who is known a member of another brand; their password stays as it is then.
   * @throws Refusal where nobody said that they may be known: no mail has proved that the address is theirs
   */
  async add(brandId: string, person: NewPerson, actor: string): Promise<Person & { isNew: boolean }> {
    const passwordHash = await hashed(person.password);
    return this.desk.transaction(async (tx) => {
      await lockStaff(tx, brandId);
      await refuseSecondAuditor(tx, brandId, person.role);
      const saved = await knownOrMade(tx, person, () => Promise.resolve(passwordHash));
      await join(tx, brandId, saved, { role: person.role, actor, body: {} });
      if (!saved.isNew && !person.mayBeKnown) throw isKnown(saved.email);
      return saved;
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

  /**
   * A disabled person is signed out everywhere at once, holds no ticket any more, and invites nobody.
   * @throws Refusal where they own an account
   */
  async disable(email: string, actor: string): Promise<void> {
    const { id } = await this.withEmail(email);
    const brands = await this.desk.transaction(async (tx) => {
      const left = await brandsOf(tx, id);
      // As whoever removes somebody: first the staff, then the person, then their tickets, then the record.
      for (const brandId of left) await lockStaff(tx, brandId);
      for (const brandId of left) await this.leaving.mayLeave(tx, brandId, id);
      await tx.query('update people.person set disabled_at = desk.now() where id = $1', [id]);
      await endSessions(tx, id);
      for (const brandId of left) {
        await this.leaving.handBack(tx, brandId, id);
        await withdrawInvitationsOf(tx, brandId, id, actor);
      }
      const at = await clock.now(tx);
      return tellBrands(tx, { chain: id, kind: 'person disabled', actor, at, body: {} });
    });
    this.wakeups.nudge('rights', id);
    for (const brandId of brands) this.wakeups.nudge('events', brandId);
  }

  /** A new password ends every session that the old one opened. */
  async setPassword(email: string, password: string, actor: string): Promise<void> {
    const { id } = await this.withEmail(email);
    await this.writePassword(id, password, { actor, spared: null });
  }

  /** By the person themselves, who stays signed in here and nowhere else. */
  async changePassword({ id, tokenHash }: Viewer, change: PasswordChange): Promise<void> {
    const known = await this.desk.query<{ hash: string | null }[]>(
      'select password_hash as hash from people.person where id = $1',
      [id],
    );
    if (!(await fits(change.old, known[0]?.hash)))
      throw new Refusal('password-wrong', 'That is not your password so far.', 422);
    await this.writePassword(id, change.new, { actor: actorOf(id), spared: tokenHash });
  }

  private async writePassword(
    id: string,
    password: string,
    { actor, spared }: { actor: string; spared: Buffer | null },
  ): Promise<void> {
    const passwordHash = await hashed(password);
    await this.desk.transaction(async (tx) => {
      await tx.update(Person, { id }, { passwordHash });
      await endSessions(tx, id, spared);
      const at = await clock.now(tx);
      await tellBrands(tx, { chain: id, kind: 'password set', actor, at, body: {} });
    });
    this.wakeups.nudge('rights', id);
  }
}

interface Joining {
  readonly role: Role;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** @throws Refusal where they are a member already. */
export async function join(
  tx: EntityManager,
  brandId: string,
  person: Pick<Person, 'id' | 'email'>,
  { role, actor, body }: Joining,
): Promise<void> {
  if (await tx.existsBy(Membership, { brandId, personId: person.id }))
    throw new Refusal('already-member', `${person.email} is a member of this brand already.`, 409);
  const at = await clock.now(tx);
  await tx.insert(Membership, { brandId, personId: person.id, role, createdAt: at });
  const entry = { chain: person.id, kind: 'person added', actor, at, body: { role, ...body } };
  await append(tx, brandId, [entry]);
}

/** Each brand of a person's has a chain of theirs. @returns the brands. */
async function tellBrands(tx: EntityManager, entry: Entry): Promise<string[]> {
  const brands = await brandsOf(tx, entry.chain);
  for (const brandId of brands) await append(tx, brandId, [entry]);
  return brands;
}

/** In one order, so that two who lock them do not wait for each other. */
async function brandsOf(tx: EntityManager, personId: string): Promise<string[]> {
  const memberships = await tx.find(Membership, { where: { personId }, order: { brandId: 'ASC' } });
  return memberships.map(({ brandId }) => brandId);
}

const isKnown = (email: string) =>
  new Refusal(
    'address-known',
    `Somebody signs in as ${email} already, with a password that you do not know, and no mail has proved that the ` +
      'address is theirs. If it is the person you mean, add them with --known.',
    409,
  );
