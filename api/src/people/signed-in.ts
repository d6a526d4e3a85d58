import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from './sessions.js';

export const SESSION_COOKIE = 'evenhand';

/** A request that the session guard has let through. */
export type SignedIn = FastifyRequest & { viewer: Viewer };
