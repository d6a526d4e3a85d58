import type { EntityManager } from 'typeorm';

/** The port through which a brand's work is taken from somebody who will not do it any more. */
export abstract class Leaving {
  /** @throws Refusal where something of the brand's would be nobody's. */
  abstract mayLeave(tx: EntityManager, brandId: string, personId: string): Promise<void>;

  /** Their tickets go back to the queue, the clocks untouched; what they have queued is not sent. */
  abstract handBack(tx: EntityManager, brandId: string, personId: string): Promise<void>;
}
