import { type EntityManager, QueryFailedError } from 'typeorm';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { markTaken } from './inbox.js';

/** SQLSTATE classes of values that do not fit: 22 (data exception) and 23 (integrity). All else passes by itself. */
const OF_THE_POST = /^2[23]/;

/** Whether the database refused what the post says, and would refuse it again. */
export function isOfThePost(error: unknown): error is QueryFailedError {
  const cause = error instanceof QueryFailedError ? (error.driverError as { code?: string }) : {};
  return OF_THE_POST.test(cause.code ?? '');
}

/** Marks a post as one that cannot be taken in, with the reason. */
export async function passOver(
  tx: EntityManager,
  brandId: string,
  { postId, reason }: { postId: string; reason: string },
): Promise<void> {
  await markTaken(tx, brandId, [{ id: postId, outcome: 'unreadable', ticketId: null, reason }]);
  const at = await clock.now(tx);
  await append(tx, brandId, [
    { chain: brandId, kind: 'post passed over', actor: 'intake', at, body: { postId } },
  ]);
}
