import type { Carried } from './bundle.js';
import type { Letter } from './lines-of.js';

/** Takes a message out of the house, one way. */
export interface Carrier {
  /** Throws nothing that it expects: what went wrong is how it ended. */
  carry(letter: Letter, whomId: string): Promise<Carried>;
}

export const failed = (code: string, reason: string): Carried => ({ kind: 'failed', code, reason });

export const again = (code: string, reason: string, mayBeSent: boolean): Carried => ({
  kind: 'again',
  code,
  reason,
  mayBeSent,
});
