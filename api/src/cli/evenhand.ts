import { Command, CommanderError } from 'commander';
import { UnusableFile } from '../channels/file/receive/given.js';
import { Refusal } from '../platform/refusal.js';
import { accountCommand } from './account.js';
import { brandCommand } from './brand.js';
import { demoCommand } from './demo.js';
import { failure } from './failure.js';
import { importCommand } from './import.js';
import { migrateCommand } from './migrate.js';
import { pushCommand } from './push.js';
import { replayCommand } from './replay.js';
import { rolesCommand } from './roles.js';
import { ruleCommand } from './rule.js';
import { slaCommand } from './sla.js';
import { sourceCommand } from './source.js';
import { unreadableCommand } from './unreadable.js';
import { userCommand } from './user.js';

const evenhand = new Command('evenhand')
  .description(
    "The operator's and auditor's command line. Results go to standard output, all else to standard error.",
  )
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

for (const command of [
  migrateCommand,
  rolesCommand,
  brandCommand,
  accountCommand,
  sourceCommand,
  userCommand,
  ruleCommand,
  unreadableCommand,
  importCommand,
  replayCommand,
  demoCommand,
  slaCommand,
  pushCommand,
])
  evenhand.addCommand(inherit(command()));

try {
  await evenhand.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** 2: the call or its input is wrong, in one line; 1: it failed. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Refusal || error instanceof UnusableFile) {
    console.error(error.message);
    return 2;
  }
  console.error(failure(error));
  return 1;
}

function inherit(command: Command): Command {
  for (const sub of command.commands) inherit(sub);
  return command.copyInheritedSettings(evenhand);
}
