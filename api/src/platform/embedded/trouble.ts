const MENDS: Record<string, string> = {
  ENOSPC: 'The disk is full. Free at least 200 MB and start again.',
  EDQUOT: 'The disk quota of this user is used up. Free at least 200 MB and start again.',
  EROFS: 'It lies on a read-only file system. Move the clone to a place that can be written.',
  EACCES: 'This user may not use it. Start as the user who owns it, or hand it over with chown -R.',
  EPERM: 'This user may not use it. Start as the user who owns it, or hand it over with chown -R.',
};
/** Ending of a file that is being written under a name of its own. */
const DRAFT = /\.[0-9a-f-]{36}$/;
const OWN_SERVER = 'Or set DATABASE_URL to a PostgreSQL of your own.';

/** The embedded PostgreSQL cannot run, in a sentence that says what, where, and how to mend it. */
export class EmbeddedTrouble extends Error {
  override readonly name = 'EmbeddedTrouble';

  constructor(sentence: string, options?: ErrorOptions) {
    super(`${sentence} ${OWN_SERVER}`, options);
  }
}

/** The `code` of an error of the system or of PostgreSQL, or an empty string. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/**
 * Turns what the file system refused into a sentence; anything else is a bug and stays as it is.
 * Node reports a folder that cannot be made on a read-only file system as ENOENT.
 */
export function explained(error: unknown, home: string): unknown {
  const { syscall, path = home } = error as NodeJS.ErrnoException;
  const isUnmakeable = syscall === 'mkdir' && codeOf(error) === 'ENOENT';
  const mend = MENDS[isUnmakeable ? 'EROFS' : codeOf(error)];
  if (mend === undefined) return error;
  return new EmbeddedTrouble(`The embedded PostgreSQL cannot use ${path.replace(DRAFT, '')}. ${mend}`, {
    cause: error,
  });
}

/** Turns what initdb or postgres printed before giving up into a sentence. */
export function failed(program: string, printed: string, where: string): EmbeddedTrouble {
  const full = /No space left on device/.test(printed) ? 'ENOSPC' : '';
  const quota = /Disk quota exceeded/.test(printed) ? 'EDQUOT' : '';
  const mend = MENDS[full || quota];
  if (mend !== undefined) return new EmbeddedTrouble(`${program} could not write to ${where}. ${mend}`);
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const said = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? 'nothing';
  return new EmbeddedTrouble(`${program} gave up (${where}). It said: ${said.trim()}.`);
}
