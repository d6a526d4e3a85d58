import { Client } from 'pg';

import { codeOf, EmbeddedTrouble } from './trouble.js';

/** Connects once. A `PGOPTIONS` or `PGSSLMODE` meant for another server does not count here. */
export async function checkPassword(superUrl: string, data: string): Promise<void> {
  const client = new Client({ connectionString: superUrl, ssl: false, options: '-c timezone=UTC' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    if (codeOf(error) !== '28P01') throw error;
    throw new EmbeddedTrouble(
      `The passwords in passwords.json are not those of the database in ${data}. ` +
        'Restore that file, or move the data away to begin with an empty database.',
    );
  } finally {
    await client.end();
  }
}
