import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { codeOf } from './trouble.js';

/** A process that another one reusing its number is not mistaken for. */
export interface ProcessMark {
  readonly pid: number;
  /** Start time as the kernel counts it; empty where there is no /proc. */
  readonly bornAt: string;
}

/** Whether the number is in use, be it by a zombie: all that PostgreSQL itself asks. */
export function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The process of that number, or null when there is none or only a zombie. */
export async function markOf(pid: number): Promise<ProcessMark | null> {
  if (!Number.isInteger(pid) || pid <= 0 || !isTaken(pid)) return null;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return /[ZX]/.test(state) ? null : { pid, bornAt: fields[18] ?? '' };
}

export async function isAlive(mark: ProcessMark): Promise<boolean> {
  return (await markOf(mark.pid))?.bornAt === mark.bornAt;
}

/** This very process. */
export async function ownMark(): Promise<ProcessMark> {
  return (await markOf(process.pid)) ?? { pid: process.pid, bornAt: '' };
}

/** The command line of a process; empty when the system does not tell. */
export async function commandOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (line !== '') return line;
  const ps = promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return ps.then(
    ({ stdout }) => stdout,
    () => '',
  );
}
