import { expect } from '@jest/globals';
import { Client } from 'pg';
import { cloneDatabase } from '../../api/test/database.js';

/** A follower count that stands nowhere but in the vault. */
export const TELLTALE = '748392615';

/** A database with reach in its vault, and a connection as each role that there is in production. */
export interface Sides {
  readonly owner: Client;
  readonly door: Client;
  readonly desk: Client;
  readonly audit: Client;
  close(): Promise<void>;
}

export async function connectSides(): Promise<Sides> {
  const database = await cloneDatabase();
  const connect = async (url: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client;
  };
  const owner = await connect(database.owner);
  const door = await connect(database.sides.door);
  const desk = await connect(database.sides.desk);
  const audit = await connect(database.sides.audit);
  await door.query(
    `insert into vault.reach (brand_id, post_id, followers, observed_at, received_at)
     select gen_random_uuid(), gen_random_uuid(), ${TELLTALE}, now(), now() from generate_series(1, 500)`,
  );
  await owner.query('analyze');
  return {
    owner,
    door,
    desk,
    audit,
    close: async () => {
      for (const client of [owner, door, desk, audit]) await client.end();
      await database.drop();
    },
  };
}

/** Whether a statement is refused for want of a right, and for nothing else. */
export const refused = (client: Client, statement: string) =>
  expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
