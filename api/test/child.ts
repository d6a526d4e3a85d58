import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from './database.js';
import { until } from './until.js';

const API = fileURLToPath(new URL('..', import.meta.url));
/** Where commands are run. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A process of the built API on a test's database; it is given every side's address, so it makes no roles. */
export function spawnApi(
  script: string,
  args: readonly string[],
  { owner, sides }: TestDatabase,
  more: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [`${API}dist/src/${script}`, ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      DATABASE_URL: owner,
      DATABASE_URL_DOOR: sides.door,
      DATABASE_URL_DESK: sides.desk,
      DATABASE_URL_AUDIT: sides.audit,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a command came to. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The operator's command line, as an operator runs it. */
export function evenhand(database: TestDatabase, ...args: string[]): Promise<Ran> {
  return finished(spawnApi('cli/evenhand.js', args, database));
}

type Count =
  | 'read'
  | 'posts'
  | 'duplicates'
  | 'unreadable'
  | 'tickets'
  | 'attached'
  | 'bystanders'
  | 'replies'
  | 'elsewhere';

/** What `import` says it added. */
export const countsOf = ({ stdout }: Ran) => JSON.parse(stdout) as Record<Count, number>;

export async function finished(child: ChildProcess): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** A whole server in a process of its own, which can be killed. */
export interface ServerProcess {
  readonly url: string;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

const ADDRESS = /Evenhand is at (\S+)/;

export async function startServer(
  database: TestDatabase,
  more: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const child = spawnApi('main.js', [], database, { PORT: '0', ...more });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const gone = once(child, 'exit');
  await until(
    async () => ADDRESS.test(said) || child.exitCode !== null,
    'the server says its address',
    60_000,
  );
  const url = ADDRESS.exec(said)?.[1];
  if (!url) throw new Error(`The server did not start: ${said}`);
  return {
    url: url.replace('[::1]', '127.0.0.1'),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
