import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { LIMITS } from '../platform/limits.js';
import { SESSION_COOKIE } from './signed-in.js';

/** Where somebody comes from who has no session yet. */
export interface Visitor {
  readonly device: string | null;
  readonly address: string | null;
  /** What came along as a session's token, whoever put it there: it never becomes the new session's. */
  readonly cookie: string | undefined;
}

export function visitorOf(request: FastifyRequest): Visitor {
  return {
    device: request.headers['user-agent']?.slice(0, LIMITS.nameLength) ?? null,
    address: request.ip,
    cookie: request.cookies[SESSION_COOKIE],
  };
}
