import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { OpenSession } from '@evenhand/shared/wire/people';
import type { Me, Role } from '@evenhand/shared/wire/session';
import { Wakeups } from '../ledger/wakeups.js';
import { NotFound, Refusal } from '../platform/refusal.js';
import { Settings } from '../settings.js';
import { foldedEmail } from './folded-email.js';
import { fits } from './passwords.js';
import { hashOf, newSecret } from './secret.js';

/** Who asks, with the brands that they are a member of. */
export interface Viewer extends Me {
  readonly tokenHash: Buffer;
  /** Nobody has noted for a minute that this session is in use. */
  readonly isUnnoted: boolean;
}

/** What the browser gets: the cookie that it cannot read, and the token that it must send back. */
export interface OpenedSession {
  readonly token: string;
  readonly csrf: string;
  readonly me: Me;
}

/** Where somebody comes from who has no session yet. */
export interface Visitor {
  readonly device: string | null;
  readonly address: string | null;
  /** What came along as a session's token, whoever put it there: it never becomes the new session's. */
  readonly cookie: string | undefined;
}

const HOURS = 12;

const OPEN = `
  insert into people.session (token_hash, person_id, created_at, expires_at, seen_at, device, address)
    values ($1, $2, desk.now(), desk.now() + make_interval(hours => ${HOURS}), desk.now(), $3, $4)`;

const IS_UNNOTED = "(seen_at is null or seen_at < desk.now() - interval '1 minute')";

/** Everybody knows the demo's passwords: in production, which $2 says, its people and its brand are not there. */
const IS_HERE = 'p.disabled_at is null and not (p.is_demo and $2)';

const PASSWORD_OF = `select p.id, p.password_hash as hash from people.person p where p.email = $1 and ${IS_HERE}`;

const VIEWER = `
  select p.id, p.name, p.email, ${IS_UNNOTED} as "isUnnoted",
         coalesce(json_agg(json_build_object('id', b.id, 'name', b.name, 'role', m.role) order by b.name)
                  filter (where b.id is not null), '[]') as brands
    from people.session s
    join people.person p on p.id = s.person_id
    left join people.membership m on m.person_id = p.id
    left join desk.brand b on b.id = m.brand_id and not (b.is_demo and $2)
   where s.token_hash = $1 and s.ended_at is null and s.expires_at > desk.now() and ${IS_HERE}
   group by p.id, s.token_hash`;

const IS_OPEN = 'ended_at is null and expires_at > desk.now()';

const LIST = `
  select id, token_hash = $2 as "isThis", device, address, desk.instant(created_at) as "openedAt",
         desk.instant(seen_at) as "seenAt", desk.instant(expires_at) as "expiresAt"
    from people.session where person_id = $1 and ${IS_OPEN}
   order by token_hash = $2 desc, created_at desc, id`;

/** Server-side sessions: the browser holds 32 random bytes, the database their SHA-256. */
@Injectable()
export class Sessions {
  private readonly isProduction: boolean;

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
    settings: Settings,
  ) {
    this.isProduction = settings.NODE_ENV === 'production';
  }

  /** @throws Refusal 401, the same for an unknown address and a wrong password. */
  async open(email: string, password: string, visitor: Visitor): Promise<OpenedSession> {
    const personId = await this.whoProves(this.desk, email, password);
    if (!personId)
      throw new Refusal('sign-in-wrong', 'The address and the password do not fit together.', 401);
    return this.opened(await this.desk.transaction((tx) => this.begin(tx, personId, visitor)), visitor);
  }

  /** @returns who it is whose password that is; null where it is nobody's who may sign in here. */
  async whoProves(tx: Pick<EntityManager, 'query'>, email: string, password: string): Promise<string | null> {
    const asked = [foldedEmail(email), this.isProduction];
    const [person] = await tx.query<{ id: string; hash: string | null }[]>(PASSWORD_OF, asked);
    const isTheirs = await fits(password, person?.hash);
    return isTheirs && person ? person.id : null;
  }

  /** Always with a token of our own making; the session that the visitor had, or was given, ends. @returns the token. */
  async begin(tx: EntityManager, personId: string, { device, address, cookie }: Visitor): Promise<string> {
    const token = newSecret();
    if (cookie)
      await tx.query(`update people.session set ended_at = desk.now() where token_hash = $1 and ${IS_OPEN}`, [
        hashOf(cookie),
      ]);
    await tx.query(OPEN, [hashOf(token), personId, device, address]);
    return token;
  }

  /** After the commit of what began it. */
  async opened(token: string, { cookie }: Visitor): Promise<OpenedSession> {
    const viewer = await this.viewer(token);
    if (!viewer) throw new Error('A session that was just opened cannot be found.');
    if (cookie) this.wakeups.nudge('rights', viewer.id);
    return { token, csrf: csrfOf(token), me: me(viewer) };
  }

  async viewer(token: string): Promise<Viewer | null> {
    const tokenHash = hashOf(token);
    const [row] = await this.desk.query<Omit<Viewer, 'tokenHash'>[]>(VIEWER, [tokenHash, this.isProduction]);
    return row ? { ...row, tokenHash } : null;
  }

  /** Notes that the session is in use, once a minute at most. */
  async noteUse({ tokenHash, isUnnoted }: Viewer): Promise<void> {
    if (!isUnnoted) return;
    const note = `update people.session set seen_at = desk.now() where token_hash = $1 and ${IS_UNNOTED}`;
    await this.desk.query(note, [tokenHash]);
  }

  async list({ id, tokenHash }: Viewer): Promise<OpenSession[]> {
    return this.desk.query<OpenSession[]>(LIST, [id, tokenHash]);
  }

  async end({ id, tokenHash }: Viewer): Promise<void> {
    await this.desk.query('update people.session set ended_at = desk.now() where token_hash = $1', [
      tokenHash,
    ]);
    this.wakeups.nudge('rights', id);
  }

  /** @throws NotFound where it is somebody else's, or over. */
  async endOne(viewer: Viewer, sessionId: string): Promise<void> {
    const [, ended] = await this.desk.query<[unknown[], number]>(
      `update people.session set ended_at = desk.now() where id = $1 and person_id = $2 and ${IS_OPEN}`,
      [sessionId, viewer.id],
    );
    if (ended === 0) throw new NotFound('session');
    this.wakeups.nudge('rights', viewer.id);
  }
}

export const me = ({ id, name, email, brands }: Viewer): Me => ({ id, name, email, brands });

export function roleIn(viewer: Pick<Viewer, 'brands'>, brandId: string): Role | undefined {
  return viewer.brands.find((brand) => brand.id === brandId)?.role;
}

/** Bound to the session, so that no other site can know it. */
export const csrfOf = (token: string) => createHmac('sha256', token).update('csrf').digest('base64url');
