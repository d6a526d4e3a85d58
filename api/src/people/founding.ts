import type { EntityManager } from 'typeorm';

/** The port through which the first admin's brand is made: what a brand starts with is the desk's to know. */
export abstract class Founding {
  /** @throws Refusal where there is a brand of that name. */
  abstract found(tx: EntityManager, name: string, actor: string): Promise<{ readonly id: string }>;
}
