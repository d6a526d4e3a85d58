import { Refusal } from '../../platform/refusal.js';

/** @throws Refusal 400 `no-zone` where the database knows no such zone */
export async function inKnownZone<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isAboutZone(error)) throw error;
    throw new Refusal('no-zone', 'There is no time zone of that name.', 400);
  }
}

const isAboutZone = (error: unknown) =>
  error instanceof Error && /^time zone ".*" not recognized$/.test(error.message);
