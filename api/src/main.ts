import { startServer } from './serve.js';
import { readSettings } from './settings.js';

try {
  await startServer(readSettings());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
