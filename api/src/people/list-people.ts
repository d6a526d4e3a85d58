import type { DataSource } from 'typeorm';
import type { Invitation, Member } from '@evenhand/shared/wire/people';

const MEMBERS = `
  select p.id, p.name, p.email, m.role, p.disabled_at is not null as "isDisabled",
         (select desk.instant(max(s.seen_at)) from people.session s where s.person_id = p.id) as "lastSeenAt"
    from people.membership m join people.person p on p.id = m.person_id
   where m.brand_id = $1 order by p.name, p.id`;

const INVITATIONS = `
  select id, name, email, role, desk.instant(expires_at) as "expiresAt" from people.invitation
   where brand_id = $1 and used_at is null and withdrawn_at is null and expires_at > desk.now()
   order by created_at, id`;

export const membersOf = (desk: DataSource, brandId: string) => desk.query<Member[]>(MEMBERS, [brandId]);

/** Those that can still be used. */
export const invitationsOf = (desk: DataSource, brandId: string) =>
  desk.query<Invitation[]>(INVITATIONS, [brandId]);
