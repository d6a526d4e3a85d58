/* Runs a command and says nothing, unless it fails: then all it said goes to standard error. */
import { spawnSync } from 'node:child_process';

const [command, ...parameters] = process.argv.slice(2);
const { status, stdout, stderr, error } = spawnSync(command, parameters, {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
process.exitCode = status ?? 1;
