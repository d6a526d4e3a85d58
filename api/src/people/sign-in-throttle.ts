import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerOptions } from '@nestjs/throttler';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { LIMITS } from '../platform/limits.js';
import { TooOften } from '../platform/refusal.js';
import { foldedEmail } from './folded-email.js';
import { hashOf } from './secret.js';
import type { Viewer } from './sessions.js';

type Tried = FastifyRequest & { viewer?: Viewer; invited?: string | null };

const addressOf = ({ ip }: FastifyRequest) => ip;
const bodyOf = ({ body }: FastifyRequest) => (body ?? {}) as { email?: unknown; token?: unknown };

/** Who is tried: the one who is signed in, whom the invitation is for, or the address that was given. */
const personOf = (request: Tried) => {
  if (request.viewer) return request.viewer.id;
  const { email, token } = bodyOf(request);
  if (typeof token === 'string') return request.invited ?? token;
  return typeof email === 'string' ? foldedEmail(email) : '';
};

const tries = (name: string, limit: number, who: (request: FastifyRequest) => string): ThrottlerOptions => ({
  name,
  limit,
  ttl: 60_000,
  getTracker: (request) => who(request as FastifyRequest),
});

const { ofPersonAtAddress, ofPerson, ofAddress } = LIMITS.signIns;

/** What the guard below counts, a minute: no other route is throttled. */
export const SIGN_IN_TRIES = [
  tries('pair', ofPersonAtAddress, (request) => `${addressOf(request)} ${personOf(request)}`),
  tries('person', ofPerson, personOf),
  tries('address', ofAddress, addressOf),
];

@Injectable()
export class SignInThrottle extends ThrottlerGuard {
  @InjectDataSource('desk') private readonly desk: DataSource;

  /** However many invitations there are for one address, its password is tried no more often. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Tried>();
    const { token } = bodyOf(request);
    if (typeof token === 'string') request.invited = await this.invitedWith(token);
    return super.canActivate(context);
  }

  private async invitedWith(token: string): Promise<string | null> {
    const [invitation] = await this.desk.query<{ email: string | null }[]>(
      'select email from people.invitation where token_hash = $1',
      [hashOf(token)],
    );
    return invitation?.email ?? null;
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    { timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    throw new TooOften('Too many tries. Wait a minute, then try again.', timeToBlockExpire);
  }
}
