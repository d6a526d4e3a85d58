import type { EntityManager } from 'typeorm';

/** The port through which nothing more goes out under the name of somebody who has left. */
export abstract class Unsent {
  /** The tickets on which something of theirs waits to be sent. */
  abstract tickets(tx: EntityManager, brandId: string, personId: string): Promise<string[]>;

  /** What waits on these tickets is their draft again. The caller holds the tickets. */
  abstract takeBack(
    tx: EntityManager,
    brandId: string,
    personId: string,
    ticketIds: readonly string[],
  ): Promise<void>;
}
