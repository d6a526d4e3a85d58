import type { EntityManager } from 'typeorm';

/** Tells the customer, where their channel can show it, what became of their ticket. Replies do it. */
export abstract class Announcing {
  /** Called once a resolution, inside the transaction that resolves. Does nothing where the channel has no such mark. */
  abstract resolved(tx: EntityManager, brandId: string, ticketId: string): Promise<void>;
}
