import type { EntityManager } from 'typeorm';

const END = `
  update people.session set ended_at = desk.now()
   where person_id = $1 and ended_at is null and token_hash is distinct from $2`;

/** Signs a person out everywhere, but for the session that is spared. */
export async function endSessions(
  tx: Pick<EntityManager, 'query'>,
  personId: string,
  spared: Buffer | null = null,
): Promise<void> {
  await tx.query(END, [personId, spared]);
}
