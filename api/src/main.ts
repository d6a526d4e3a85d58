import { startServer } from './serve.js';
import { readSettings } from './settings.js';

const OLDEST_NODE = 24;

try {
  if (Number.parseInt(process.versions.node) < OLDEST_NODE)
    throw new Error(
      `Evenhand needs Node ${OLDEST_NODE} and this is ${process.version}. Start it with \`npm start\`, which brings its own.`,
    );
  await startServer(readSettings());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
