import { createHash, randomBytes } from 'node:crypto';

/** What stands for a text in the ledger. Erase text and salt, and the proof still holds. */
export interface Salted {
  readonly salt: Buffer;
  readonly textHash: string;
}

/** SHA-256 over 16 random bytes and the text's UTF-8, in hexadecimal. */
export function salted(text: string, salt: Buffer = randomBytes(16)): Salted {
  return { salt, textHash: createHash('sha256').update(salt).update(text, 'utf8').digest('hex') };
}
