import { spawn } from 'node:child_process';
import { finished, ROOT, type Ran } from '../child.js';

/** The operator's command line where there is no database and none could be started. @param stdin what is typed */
export function evenhand(stdin: string | Uint8Array, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [`${ROOT}api/dist/src/cli/evenhand.js`, ...args], {
    cwd: ROOT,
    env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
  });
  child.stdin.end(stdin);
  return finished(child);
}
