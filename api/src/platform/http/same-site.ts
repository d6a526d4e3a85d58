import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';
import type { IsTrusted } from './trusted-proxies.js';

/** Nobody acts here from another site's page: a browser says where a request comes from. @throws Refusal 403 */
export function refuseOtherSites({ headers, host }: FastifyRequest, sentence: string): void {
  if (!isFromOurPage(headers.origin, host)) throw new Refusal('other-site', sentence, 403);
}

/** @param host that the browser asked for, as `hostAsked` and fastify's `request.host` tell it. */
export function isFromOurPage(origin: string | undefined, host: string): boolean {
  return origin === undefined || URL.parse(origin)?.host === host;
}

/** Fastify's `request.host`, of what never becomes a request of fastify's: a proxy that we trust says it last. */
export function hostAsked({ headers, socket }: IncomingMessage, isTrusted: IsTrusted): string {
  const forwarded = isTrusted(socket.remoteAddress) && headers['x-forwarded-host'];
  return forwarded ? (String(forwarded).split(',').at(-1) ?? '').trim() : (headers.host ?? '');
}
