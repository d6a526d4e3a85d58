import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { hash, verify } from '@node-rs/argon2';
import { DataSource } from 'typeorm';
import type { Me, Role } from '@evenhand/shared/wire/session';
import { Refusal } from '../platform/refusal.js';
import { foldedEmail } from './folded-email.js';

/** Who asks, with the brands that they are a member of. */
export interface Viewer extends Me {
  readonly tokenHash: Buffer;
}

/** What the browser gets: the cookie that it cannot read, and the token that it must send back. */
interface OpenedSession {
  readonly token: string;
  readonly csrf: string;
  readonly me: Me;
}

const HOURS = 12;

const OPEN = `
  insert into people.session (token_hash, person_id, created_at, expires_at)
    values ($1, $2, desk.now(), desk.now() + make_interval(hours => ${HOURS}))`;

const VIEWER = `
  select p.id, p.name, p.email,
         coalesce(json_agg(json_build_object('id', b.id, 'name', b.name, 'role', m.role) order by b.name)
                  filter (where b.id is not null), '[]') as brands
    from people.session s
    join people.person p on p.id = s.person_id
    left join people.membership m on m.person_id = p.id
    left join desk.brand b on b.id = m.brand_id
   where s.token_hash = $1 and s.ended_at is null and s.expires_at > desk.now() and p.disabled_at is null
   group by p.id`;

/** Server-side sessions: the browser holds 32 random bytes, the database their SHA-256. */
@Injectable()
export class Sessions {
  /** Checked where there is no such person, so that the answer takes as long. */
  private readonly nobody = hash(randomBytes(16).toString('hex'));

  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  /** @throws Refusal 401, the same for an unknown address and a wrong password. */
  async open(email: string, password: string): Promise<OpenedSession> {
    const [person] = await this.desk.query<{ id: string; passwordHash: string | null }[]>(
      'select id, password_hash as "passwordHash" from people.person where email = $1 and disabled_at is null',
      [foldedEmail(email)],
    );
    const isRight = await verify(person?.passwordHash ?? (await this.nobody), password);
    if (!person?.passwordHash || !isRight)
      throw new Refusal('sign-in-wrong', 'The address and the password do not fit together.', 401);
    const token = randomBytes(32).toString('base64url');
    await this.desk.query(OPEN, [hashOf(token), person.id]);
    const viewer = await this.viewer(token);
    if (!viewer) throw new Error('A session that was just opened cannot be found.');
    return { token, csrf: csrfOf(token), me: me(viewer) };
  }

  async viewer(token: string): Promise<Viewer | null> {
    const tokenHash = hashOf(token);
    const [row] = await this.desk.query<Me[]>(VIEWER, [tokenHash]);
    return row ? { ...row, tokenHash } : null;
  }

  async end(viewer: Viewer): Promise<void> {
    await this.desk.query('update people.session set ended_at = desk.now() where token_hash = $1', [
      viewer.tokenHash,
    ]);
  }
}

export const me = ({ id, name, email, brands }: Viewer): Me => ({ id, name, email, brands });

export function roleIn(viewer: Viewer, brandId: string): Role | undefined {
  return viewer.brands.find((brand) => brand.id === brandId)?.role;
}

/** Bound to the session, so that no other site can know it. */
export const csrfOf = (token: string) => createHmac('sha256', token).update('csrf').digest('base64url');

const hashOf = (token: string) => createHash('sha256').update(token).digest();
