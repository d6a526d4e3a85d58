import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../platform/limits.js';
import type { OpenedSession, Visitor } from './sessions.js';
import { SESSION_COOKIE } from './signed-in.js';

const CSRF_COOKIE = 'XSRF-TOKEN';

/** One cookie that no script can read, and beside it the token that our page must send back. */
export function giveCookies(request: FastifyRequest, reply: FastifyReply, opened: OpenedSession): void {
  const cookie = { path: '/', sameSite: 'strict', secure: request.protocol === 'https' } as const;
  void reply.setCookie(SESSION_COOKIE, opened.token, { ...cookie, httpOnly: true });
  void reply.setCookie(CSRF_COOKIE, opened.csrf, cookie);
}

export function takeCookies(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(CSRF_COOKIE, { path: '/' });
}

export function visitorOf(request: FastifyRequest): Visitor {
  return {
    device: request.headers['user-agent']?.slice(0, LIMITS.nameLength) ?? null,
    address: request.ip,
    cookie: request.cookies[SESSION_COOKIE],
  };
}
