import { Command } from 'commander';
import { migrate } from '../platform/postgres/migrate.js';
import { openDatabase } from '../platform/postgres/database.js';
import { Refusal } from '../platform/refusal.js';
import { readSettings } from '../settings.js';
import { print } from './with-desk.js';

export const migrateCommand = () =>
  new Command('migrate').description('brings the schema up to date').action(async () => {
    const database = await openDatabase(readSettings(), (line) => console.error(line));
    try {
      if (!database.owner)
        throw new Refusal('no-owner', "Migrations need DATABASE_URL, the owner's address.");
      print({ ran: await migrate(database.owner) });
    } finally {
      await database.stop();
    }
  });
