import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';

/** Nobody acts here from another site's page: a browser says where a request comes from. @throws Refusal 403 */
export function refuseOtherSites(request: FastifyRequest, sentence: string): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && URL.parse(origin)?.host !== host)
    throw new Refusal('other-site', sentence, 403);
}
