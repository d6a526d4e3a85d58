import type { EntityManager } from 'typeorm';
import { LIMITS } from '../../platform/limits.js';
import { Refusal } from '../../platform/refusal.js';

const IN_HAND = `
  select count(*)::int as tickets from desk.ticket
   where brand_id = $1 and assignee_id = $2 and state = 'open' and claimed_at is not null and answered_at is null`;

/**
 * Who claims is told who wrote: nobody leafs through names by taking one ticket after the other.
 * @throws Refusal 409 where a person has as many claimed tickets without an answer as they may
 */
export async function refuseFullHands(tx: EntityManager, brandId: string, personId: string): Promise<void> {
  const [row] = await tx.query<{ tickets: number }[]>(IN_HAND, [brandId, personId]);
  const { unansweredInHand } = LIMITS;
  if ((row?.tickets ?? 0) < unansweredInHand) return;
  throw new Refusal(
    'hands-full',
    `You have ${unansweredInHand} tickets that nobody has answered yet. Answer one of them, or give one back, first.`,
    409,
  );
}
