import { DataSource } from 'typeorm';
import { MIGRATIONS } from '@evenhand/migrations/all';

/** A connection of the owner's: for migrations and nothing else. */
export function ownerSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'evenhand migrate',
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    extra: { max: 2 },
  });
}

/** Brings the schema up to date; nodes that start together take turns. Returns the names of what ran. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const owner = await ownerSource(ownerUrl).initialize();
  const turn = owner.createQueryRunner();
  try {
    await turn.query("select pg_advisory_lock(hashtext('evenhand migrate'))");
    const ran = await owner.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await turn.release();
    await owner.destroy();
  }
}
