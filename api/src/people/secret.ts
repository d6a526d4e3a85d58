import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, shown once: a session's or an invitation's. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** All that the database keeps of a secret. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest();
