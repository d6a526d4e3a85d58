import type { EntityManager } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';

/** How customers are reached: what the tickets need to know of it. Replies do it. */
export abstract class Announcing {
  /** Whether anything can be sent there from here. */
  abstract canReach(channel: Channel): boolean;

  /** Called once a resolution, inside the transaction that resolves. Does nothing where the channel has no such mark. */
  abstract resolved(tx: EntityManager, brandId: string, ticketId: string): Promise<void>;

  /** Called inside the transaction that opens again what was resolved or closed, whoever did it; otherwise as `resolved`. */
  abstract reopened(tx: EntityManager, brandId: string, ticketId: string): Promise<void>;
}
