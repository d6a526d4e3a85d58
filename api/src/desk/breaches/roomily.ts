import type { DataSource, EntityManager } from 'typeorm';

/**
 * Reads with room to sort and hash what a month holds, which would go to disk otherwise; and plans of which each is run
 * once are not worth a compiler.
 */
export function roomily<T>(
  desk: Pick<DataSource, 'transaction'>,
  read: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  return desk.transaction(async (tx) => {
    await tx.query("select set_config('work_mem', '32MB', true), set_config('jit', 'off', true)");
    return read(tx);
  });
}
