import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { InvitationMade, NewInvitation } from '@evenhand/shared/wire/people';
import { clock } from '../clock.js';
import { actorOf } from '../ledger/actor.js';
import { append } from '../ledger/append.js';
import { named } from '../platform/named.js';
import { NotFound, Refusal } from '../platform/refusal.js';
import { foldedEmail } from './folded-email.js';
import { hashOf, newSecret } from './secret.js';
import { lockStaff, refuseSecondAuditor } from './staff.js';
import { doesAnybodyWorkHere } from './works-here.js';

const WRITE = `
  insert into people.invitation (token_hash, id, brand_id, email, name, role, made_by, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, desk.now(), desk.now() + interval '7 days')
  returning desk.instant(expires_at) as "expiresAt"`;

const WITHDRAW = 'update people.invitation set withdrawn_at = desk.now()';
const IS_OPEN = 'used_at is null and withdrawn_at is null';

const IS_MEMBER = `
  select from people.membership m join people.person p on p.id = m.person_id
   where m.brand_id = $1 and p.email = $2`;

interface Invited {
  readonly brandId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly role: string;
}

/** Who is asked to come, by an address that works once. */
@Injectable()
export class Invitations {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  /** An older invitation of the same address ends. @throws Refusal for a member, and for a second auditor. */
  async make(brandId: string, given: NewInvitation, madeBy: string): Promise<InvitationMade> {
    const invited = { email: foldedEmail(given.email), name: named('person', given.name), role: given.role };
    return this.desk.transaction(async (tx) => {
      await lockStaff(tx, brandId);
      await refuseMember(tx, brandId, invited.email);
      await refuseSecondAuditor(tx, brandId, given.role);
      await tx.query(`${WITHDRAW} where brand_id = $1 and email = $2 and ${IS_OPEN}`, [
        brandId,
        invited.email,
      ]);
      const { id, path, expiresAt } = await write(tx, { brandId, ...invited }, madeBy);
      await tell(tx, brandId, { id, kind: 'person invited', madeBy, body: { role: given.role } });
      return { id, ...invited, role: given.role, expiresAt, path };
    });
  }

  /** @throws NotFound where it was used, withdrawn, or never there. */
  async withdraw(brandId: string, id: string, by: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      const [, withdrawn] = await tx.query<[unknown[], number]>(
        `${WITHDRAW} where brand_id = $1 and id = $2 and ${IS_OPEN}`,
        [brandId, id],
      );
      if (withdrawn === 0) throw new NotFound('invitation');
      await tell(tx, brandId, { id, kind: 'invitation withdrawn', madeBy: by, body: {} });
    });
  }

  /** The path at which the first admin begins, fresh each time; null, and none is left, once somebody works here. */
  async forFirstAdmin(): Promise<string | null> {
    return this.desk.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('evenhand first admin'))");
      await tx.query(`${WITHDRAW} where brand_id is null and ${IS_OPEN}`);
      if (await doesAnybodyWorkHere(tx)) return null;
      return (await write(tx, { brandId: null, email: null, name: null, role: 'admin' }, null)).path;
    });
  }
}

async function refuseMember(tx: EntityManager, brandId: string, email: string): Promise<void> {
  const [member] = await tx.query<unknown[]>(IS_MEMBER, [brandId, email]);
  if (member) throw new Refusal('already-member', `${email} is a member of this brand already.`, 409);
}

async function write(tx: EntityManager, invited: Invited, madeBy: string | null) {
  const [id, token] = [newId(), newSecret()];
  const { brandId, email, name, role } = invited;
  const [row] = await tx.query<{ expiresAt: string }[]>(WRITE, [
    ...[hashOf(token), id, brandId],
    ...[email, name, role, madeBy],
  ]);
  if (!row) throw new Error('An invitation was not written.');
  // Behind the #, which no browser sends and no log of a proxy keeps.
  return { id, path: `/welcome#${token}`, expiresAt: row.expiresAt };
}

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly madeBy: string;
  readonly body: Readonly<Record<string, unknown>>;
}

async function tell(tx: EntityManager, brandId: string, { id, kind, madeBy, body }: Told): Promise<void> {
  const at = await clock.now(tx);
  await append(tx, brandId, [{ chain: id, kind, actor: actorOf(madeBy), at, body }]);
}
