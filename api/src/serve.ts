import { openDatabase } from './platform/postgres/database.js';
import { migrate } from './platform/postgres/migrate.js';
import { createApp } from './create-app.js';
import type { Settings } from './settings.js';

/** Database, migrations, API and web; on SIGINT or SIGTERM the same in reverse. */
export async function startServer(settings: Settings): Promise<void> {
  const say = (line: string) => console.log(line);
  const database = await openDatabase(settings, say);
  try {
    if (database.owner) {
      const ran = await migrate(database.owner);
      if (ran.length > 0) say(`Migrated: ${ran.length} step${ran.length === 1 ? '' : 's'}.`);
    }
    const app = await createApp(database, settings);
    await app.listen(settings.PORT, settings.HOST);
    say(await welcome(app, await app.getUrl()));
    stopOnSignal(async () => {
      await app.close();
      await database.stop();
    });
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function welcome(app: Awaited<ReturnType<typeof createApp>>, url: string): Promise<string> {
  const { firstSteps } = await import('./first-steps.js');
  return [`Evenhand is at ${url}`, ...(await firstSteps(app))].join('\n');
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping: Promise<void> | null = null;
  const onSignal = () => {
    stopping ??= stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}
