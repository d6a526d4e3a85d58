import type { EntityManager } from 'typeorm';

/** Whether anybody does. The demo's people do not count: it may be loaded before the first admin comes. */
export async function doesAnybodyWorkHere(tx: Pick<EntityManager, 'query'>): Promise<boolean> {
  const [somebody] = await tx.query<unknown[]>('select from people.person where not is_demo limit 1');
  return somebody !== undefined;
}
