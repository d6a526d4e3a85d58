import { Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerOptions } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { LIMITS } from '../platform/limits.js';
import { Refusal } from '../platform/refusal.js';
import { foldedEmail } from './folded-email.js';
import type { Viewer } from './sessions.js';

const addressOf = ({ ip }: FastifyRequest) => ip;
/** Who is tried: the one who is signed in, the invitation, or the address that was given. */
const personOf = ({ body, viewer }: FastifyRequest & { viewer?: Viewer }) => {
  if (viewer) return viewer.id;
  const { email, token } = (body ?? {}) as { email?: unknown; token?: unknown };
  if (typeof token === 'string') return token;
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
  protected override throwThrottlingException(): Promise<void> {
    throw new Refusal('too-often', 'Too many tries. Wait a minute, then try again.', 429);
  }
}
