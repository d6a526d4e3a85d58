/** `npm run dev`: compiles, serves and restarts on every change; Ctrl-C stops all of it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';

const compiled = spawnSync('tsc -b shared migrations api', { shell: true, stdio: 'inherit' });
if (compiled.status !== 0) console.error('Not everything compiles yet: the API starts once it does.');

const entry = 'api/dist/src/main.js';
const watched = ['api/dist', 'shared/dist', 'migrations/dist'];
for (const folder of watched) mkdirSync(folder, { recursive: true });

const parts = {
  tsc: ['tsc', '-b', '-w', '--preserveWatchOutput', 'shared', 'migrations', 'api'],
  api: ['node', ...watched.map((folder) => `--watch-path=${folder}`), '--watch-preserve-output', entry],
  web: ['ng', 'serve'],
};
const running = new Map();
let stopping = false;

function start(name, [command, ...args]) {
  const cwd = name === 'web' ? 'web' : '.';
  const env =
    name === 'web' ? { ...process.env, PORT: '4200', API_PORT: process.env.PORT ?? '3000' } : process.env;
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.set(name, child);
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])
    createInterface({ input: from }).on('line', (line) => to.write(`${name} │ ${line}\n`));
  child.on('error', (error) => console.error(`${name} │ ${error.message}`));
  child.on('exit', (code, signal) => {
    running.delete(name);
    if (stopping) return;
    console.error(`${name} │ ended (${signal ?? code}): stopping the rest`);
    stop(1);
  });
}

/** Ctrl-C has reached the children already; SIGTERM is for when one of them fell, or somebody stopped us. */
function stop(code) {
  stopping = true;
  process.exitCode = code;
  for (const child of running.values()) child.kill('SIGTERM');
}

process.on('SIGINT', () => {
  stopping = true;
});
process.on('SIGTERM', () => stop(0));
for (const [name, command] of Object.entries(parts)) start(name, command);
