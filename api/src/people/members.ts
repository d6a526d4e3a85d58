import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Member, PeopleList } from '@evenhand/shared/wire/people';
import type { Role } from '@evenhand/shared/wire/session';
import { clock } from '../clock.js';
import { actorOf } from '../ledger/actor.js';
import { append } from '../ledger/append.js';
import { Wakeups } from '../ledger/wakeups.js';
import { NotFound, Refusal } from '../platform/refusal.js';
import { endSessions } from './end-sessions.js';
import { Leaving } from './leaving.js';
import { invitationsOf, membersOf } from './list-people.js';
import { Membership } from './person.js';
import type { Viewer } from './sessions.js';
import { hasOther, lockStaff } from './staff.js';
import { withdrawInvitationsOf } from './withdraw-invitations.js';

/** The people of one brand, as its admins see and change them. Nobody changes their own place here. */
@Injectable()
export class Members {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly leaving: Leaving,
    private readonly wakeups: Wakeups,
  ) {}

  async list(brandId: string): Promise<PeopleList> {
    return {
      members: await membersOf(this.desk, brandId),
      invitations: await invitationsOf(this.desk, brandId),
    };
  }

  /** Holds at once, also for pages that are open. Tickets stay with whoever may still work on them. */
  async changeRole(brandId: string, personId: string, role: Role, by: Viewer): Promise<Member> {
    await this.change(brandId, personId, by, async (tx, member) => {
      if (member.role === role) return;
      if (role === 'auditor') throw noOtherRole();
      if (role === 'admin') await this.takeWork(tx, brandId, personId);
      await tx.update(Membership, { brandId, personId }, { role });
      if (member.role === 'admin') await withdrawInvitationsOf(tx, brandId, personId, actorOf(by.id));
      await tell(tx, member, by, { kind: 'role changed', body: { role, before: member.role } });
    });
    const member = (await membersOf(this.desk, brandId)).find(({ id }) => id === personId);
    if (!member) throw new NotFound('person');
    return member;
  }

  /** They lose the brand, not their other ones. */
  async remove(brandId: string, personId: string, by: Viewer): Promise<void> {
    await this.change(brandId, personId, by, async (tx, member) => {
      await this.takeWork(tx, brandId, personId);
      await tx.delete(Membership, { brandId, personId });
      await withdrawInvitationsOf(tx, brandId, personId, actorOf(by.id));
      await tell(tx, member, by, { kind: 'person removed', body: { role: member.role } });
    });
  }

  /** Everywhere, so only where all that they are signed in for is this admin's to decide. */
  async signOut(brandId: string, personId: string, by: Viewer): Promise<void> {
    await this.desk.transaction(async (tx) => {
      const member = await memberOf(tx, brandId, personId);
      await refuseForeign(tx, personId, by);
      await endSessions(tx, personId);
      await tell(tx, member, by, { kind: 'person signed out', body: {} });
    });
    this.wakeups.nudge('rights', personId);
  }

  private async change(
    brandId: string,
    personId: string,
    by: Viewer,
    work: (tx: EntityManager, member: Membership) => Promise<void>,
  ): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockStaff(tx, brandId);
      const member = await lockMember(tx, brandId, personId);
      if (personId === by.id)
        throw new Refusal('not-yourself', 'Nobody changes or ends their own membership: ask another admin.');
      if (member.role === 'admin' && !(await hasOther(tx, brandId, 'admin', personId)))
        throw new Refusal('last-admin', 'This is the brand’s last admin. Make somebody else one first.', 409);
      if (member.role === 'auditor') throw auditorsStay();
      await work(tx, member);
    });
    this.wakeups.nudge('rights', personId);
    this.wakeups.nudge('events', brandId);
  }

  private async takeWork(tx: EntityManager, brandId: string, personId: string): Promise<void> {
    await this.leaving.mayLeave(tx, brandId, personId);
    await this.leaving.handBack(tx, brandId, personId);
  }
}

async function memberOf(tx: EntityManager, brandId: string, personId: string): Promise<Membership> {
  const member = await tx.findOneBy(Membership, { brandId, personId });
  if (!member) throw new NotFound('person');
  return member;
}

/** Before their tickets, as a claim does: what they are just claiming is theirs, and then goes back with the rest. */
async function lockMember(tx: EntityManager, brandId: string, personId: string): Promise<Membership> {
  await tx.query('select from people.membership where brand_id = $1 and person_id = $2 for update', [
    brandId,
    personId,
  ]);
  return memberOf(tx, brandId, personId);
}

async function refuseForeign(tx: EntityManager, personId: string, by: Viewer): Promise<void> {
  const own = by.brands.filter(({ role }) => role === 'admin').map(({ id }) => id);
  const foreign = await tx.query<unknown[]>(
    'select from people.membership where person_id = $1 and brand_id <> all ($2::uuid[])',
    [personId, own],
  );
  if (foreign.length > 0)
    throw new Refusal(
      'works-elsewhere',
      'They also work for a brand that is not yours. End their membership here, or have them sign out themselves.',
      409,
    );
}

interface Told {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

async function tell(tx: EntityManager, member: Membership, by: Viewer, told: Told): Promise<void> {
  const at = await clock.now(tx);
  await append(tx, member.brandId, [{ chain: member.personId, actor: actorOf(by.id), at, ...told }]);
}

const noOtherRole = () =>
  new Refusal(
    'auditor-stays',
    'An auditor holds no other role, before or after. End this membership and invite them anew.',
    409,
  );

/** Or whoever wants to choose their auditor would remove this one first. */
const auditorsStay = () =>
  new Refusal(
    'auditor-stays',
    'No admin ends or changes what an auditor is: another auditor has to confirm that, which cannot be done here yet.',
    409,
  );
