import { createHmac, timingSafeEqual } from 'node:crypto';

/** What only who made the complaint holds. It is never stored: the brand's board secret makes it again. */
export const proofOf = (boardSecret: string, complaintId: string): string =>
  createHmac('sha256', boardSecret).update(`board complaint ${complaintId}`).digest('base64url');

export function isProof(given: string | null, boardSecret: string, complaintId: string): boolean {
  const wanted = Buffer.from(proofOf(boardSecret, complaintId));
  const brought = Buffer.from(given ?? '');
  return brought.length === wanted.length && timingSafeEqual(brought, wanted);
}

/** The secret that a page sends beside a request, never in an address. */
export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer ([\w-]{1,100})$/i.exec(authorization ?? '')?.[1] ?? null;
