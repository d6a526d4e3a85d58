import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPostmaster } from '../src/platform/embedded/postmaster.js';

/**
 * What the API and its PostgreSQL hold in memory, in MB. A page that processes share is counted once (PSS): the
 * server's buffers belong to all its children. NaN where there is no /proc.
 */
export async function residentMb(apiPid: number, home: string): Promise<number> {
  const postmaster = await findPostmaster(join(home, 'postgres', 'data'));
  const pids = [apiPid, ...(postmaster ? [postmaster.pid, ...(await childrenOf(postmaster.pid))] : [])];
  const kilobytes = await Promise.all(pids.map(residentKb));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

async function childrenOf(pid: number): Promise<number[]> {
  const processes = (await readdir('/proc').catch(() => [])).filter((entry) => /^\d+$/.test(entry));
  const parents = await Promise.all(processes.map(parentOf));
  return processes.filter((_, index) => parents[index] === pid).map(Number);
}

async function parentOf(pid: string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

async function residentKb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? NaN);
}
