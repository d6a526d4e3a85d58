import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { createApp } from './create-app.js';
import { firstSteps } from './first-steps.js';
import { openDatabase } from './platform/postgres/database.js';
import { migrate } from './platform/postgres/migrate.js';
import type { Settings } from './settings.js';

type Stop = () => Promise<void>;

/** Database, migrations, API and web; on SIGINT or SIGTERM, at whatever point, the same in reverse. */
export async function startServer(settings: Settings): Promise<void> {
  const running: Stop[] = [];
  stopOnSignal(running);
  try {
    const database = await openDatabase(settings, say);
    running.push(() => database.stop());
    if (database.owner) {
      const ran = await migrate(database.owner);
      if (ran.length > 0) say(`Migrated: ${ran.length} step${ran.length === 1 ? '' : 's'}.`);
    }
    const app = await createApp(database, settings);
    running.push(() => app.close());
    await listen(app, settings);
    app.useLogger(app.get(Logger));
    const url = await app.getUrl();
    say([`Evenhand is at ${url}`, ...(await firstSteps(app, url))].join('\n'));
  } catch (error) {
    await stopAll(running);
    throw error;
  }
}

const say = (line: string) => {
  console.log(line);
};

async function listen(app: NestFastifyApplication, { PORT, HOST }: Settings): Promise<void> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${PORT} on ${HOST} is taken. Choose another: PORT=${PORT + 1} npm start`, {
      cause: error,
    });
  }
}

async function stopAll(running: Stop[]): Promise<void> {
  for (let stop = running.pop(); stop; stop = running.pop()) await stop();
}

function stopOnSignal(running: Stop[]): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    void stopAll(running).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}
