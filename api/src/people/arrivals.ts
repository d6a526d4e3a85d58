import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Acceptance, Welcome } from '@evenhand/shared/wire/people';
import { actorOf } from '../ledger/actor.js';
import { Refusal } from '../platform/refusal.js';
import { Settings } from '../settings.js';
import { Founding } from './founding.js';
import { knownOrMade } from './known-or-made.js';
import { hashed } from './passwords.js';
import { join } from './people.js';
import { hashOf } from './secret.js';
import { type OpenedSession, Sessions, type Visitor } from './sessions.js';
import { lockStaff, refuseSecondAuditor } from './staff.js';
import { type Invited, whoComes } from './who-comes.js';
import { doesAnybodyWorkHere } from './works-here.js';

const IS_GOOD = 'used_at is null and withdrawn_at is null and expires_at > desk.now()';

const LOOK = `
  select i.brand_id as "brandId", b.name as brand, i.name, i.email, i.role,
         exists (select from people.person p where p.email = i.email) as "isKnown"
    from people.invitation i left join desk.brand b on b.id = i.brand_id
   where i.token_hash = $1 and ${IS_GOOD}`;

/** Of two who come with it at the same moment, one waits here and then finds it used. */
const USE = `
  update people.invitation set used_at = desk.now() where token_hash = $1 and ${IS_GOOD}
  returning id, brand_id as "brandId", name, email, role`;

/** Those who were invited come in: a person, their membership and their session, in one transaction. */
@Injectable()
export class Arrivals {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly founding: Founding,
    private readonly sessions: Sessions,
    private readonly settings: Settings,
  ) {}

  /** @throws Refusal where the invitation is over. */
  async look(token: string): Promise<Welcome> {
    const [found] = await this.desk.query<(Omit<Welcome, 'mayDemo'> & { brandId: string | null })[]>(LOOK, [
      hashOf(token),
    ]);
    if (!found) throw over();
    const { brandId, ...welcome } = found;
    await refuseLateFounder(this.desk, brandId);
    return { ...welcome, mayDemo: brandId === null && this.settings.NODE_ENV !== 'production' };
  }

  /** @throws Refusal where the invitation is over, or where somebody who is known gives not their own password. */
  async accept(given: Acceptance, visitor: Visitor): Promise<OpenedSession> {
    const token = await this.desk.transaction(async (tx) => {
      const invited = await use(tx, hashOf(given.token));
      const newcomer = whoComes(invited, given);
      const person = await knownOrMade(tx, newcomer, () => hashed(given.password));
      // An invitation lets nobody in under the name of somebody who is known already.
      if (!person.isNew && !(await this.sessions.whoProves(tx, person.email, given.password)))
        throw notTheirs();
      const actor = actorOf(person.id);
      const brandId = invited.brandId ?? (await this.founding.found(tx, newcomer.brand, actor)).id;
      await refuseSecondAuditor(tx, brandId, invited.role);
      await join(tx, brandId, person, { role: invited.role, actor, body: { invitationId: invited.id } });
      return this.sessions.begin(tx, person.id, visitor);
    });
    return this.sessions.opened(token, visitor);
  }
}

/** The brand's staff first, as everywhere, then the invitation. @throws Refusal where it is over. */
async function use(tx: EntityManager, tokenHash: Buffer): Promise<Invited> {
  const [asked] = await tx.query<{ brandId: string | null }[]>(LOOK, [tokenHash]);
  if (asked?.brandId) await lockStaff(tx, asked.brandId);
  const [[invited]] = await tx.query<[Invited[], number]>(USE, [tokenHash]);
  if (!invited) throw over();
  await refuseLateFounder(tx, invited.brandId);
  return invited;
}

/** The first admin's address outlives its reason where somebody was added at the command line. */
async function refuseLateFounder(tx: Pick<EntityManager, 'query'>, brandId: string | null): Promise<void> {
  if (brandId === null && (await doesAnybodyWorkHere(tx)))
    throw new Refusal(
      'not-the-first',
      'Somebody works here already, so this address makes nobody the first admin any more. Ask for an invitation.',
      409,
    );
}

const notTheirs = () =>
  new Refusal(
    'sign-in-wrong',
    'Somebody with this address works here already. Give the password that they sign in with.',
    401,
  );

const over = () =>
  new Refusal(
    'invitation-over',
    'This address works once and for seven days. It was used, withdrawn, or is too old: ask for a new one.',
    404,
  );
