import type { EntityManager } from 'typeorm';

/** How colleagues call somebody. */
export async function nameOf(tx: EntityManager, personId: string): Promise<string> {
  const [person] = await tx.query<{ name: string }[]>('select name from people.person where id = $1', [
    personId,
  ]);
  return person?.name ?? 'Somebody';
}
