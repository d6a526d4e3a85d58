import type { EntityManager } from 'typeorm';
import { clock } from '../clock.js';
import { append } from '../ledger/append.js';

const WITHDRAW = `
  update people.invitation set withdrawn_at = desk.now()
   where brand_id = $1 and made_by = $2 and used_at is null and withdrawn_at is null
  returning id`;

/** Nobody comes in any more on the word of somebody who is no admin now. The caller has locked the brand's staff. */
export async function withdrawInvitationsOf(
  tx: EntityManager,
  brandId: string,
  madeBy: string,
  actor: string,
): Promise<void> {
  const [withdrawn] = await tx.query<[{ id: string }[], number]>(WITHDRAW, [brandId, madeBy]);
  const at = await clock.now(tx);
  const entry = { kind: 'invitation withdrawn', actor, at, body: { reason: 'left' } };
  await append(
    tx,
    brandId,
    withdrawn.map(({ id }) => ({ chain: id, ...entry })),
  );
}
