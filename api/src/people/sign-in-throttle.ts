import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.js';

export const SIGN_IN_TRIES = { ttl: 60_000, limit: 10 };

/** Ten tries a minute for a person from an address. */
@Injectable()
export class SignInThrottle extends ThrottlerGuard {
  protected override getTracker(request: FastifyRequest): Promise<string> {
    const { email } = (request.body ?? {}) as { email?: unknown };
    return Promise.resolve(`${request.ip} ${String(email).toLowerCase()}`);
  }

  protected override throwThrottlingException(): Promise<void> {
    throw new Refusal('too-often', 'Too many tries. Wait a minute, then try again.', 429);
  }
}
