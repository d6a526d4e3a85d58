import type { EntityManager } from 'typeorm';

/** The one source of time: the database's, which tests and simulations move. */
export const clock = {
  async now(tx: Pick<EntityManager, 'query'>): Promise<Date> {
    const [row] = await tx.query<{ now: Date }[]>('select desk.now() as now');
    if (!row) throw new Error('The database gave no time.');
    return row.now;
  },

  /** This machine's clock: for durations and request headers, never for what is due. */
  machine(): Date {
    return new Date();
  },
};
