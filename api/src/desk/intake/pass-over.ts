import { type EntityManager, QueryFailedError } from 'typeorm';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { markTaken } from './inbox.js';

/** SQLSTATE classes of values that do not fit: 22 (data exception) and 23 (integrity). All else passes by itself. */
const OF_THE_POST = /^2[23]/;

interface Cause {
  readonly code?: string;
  readonly schema?: string;
}

/** Whether the database refused what the post says, and would refuse it again. A broken chain is nobody's post. */
export function isOfThePost(error: unknown): error is QueryFailedError {
  const { code = '', schema = 'desk' } = causeOf(error);
  return OF_THE_POST.test(code) && schema === 'desk';
}

/** Without the database's words: they quote what they refuse. */
export const reasonOf = (error: QueryFailedError) =>
  `the desk could not store it (${causeOf(error).code}); it is kept and can be tried again`;

const causeOf = (error: unknown): Cause =>
  error instanceof QueryFailedError ? (error.driverError as Cause) : {};

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

/** Lets every post that was passed over wait again. @returns how many. */
export async function putBack(tx: EntityManager, brandId: string): Promise<number> {
  const [, count] = await tx.query<[unknown[], number]>(
    `update door.inbox set taken_at = null, outcome = null, reason = null
      where brand_id = $1 and outcome = 'unreadable'`,
    [brandId],
  );
  return count;
}
