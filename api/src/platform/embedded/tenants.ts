import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { writePrivately } from './private-file.js';
import { isAlive, ownMark, type ProcessMark } from './processes.js';

/** What `home` remembers of its server. Read and written under the start lock only. */
interface Tenancy {
  readonly port: number | null;
  /** The processes that use the server; the last one out stops it. */
  readonly tenants: readonly ProcessMark[];
}

const NONE: Tenancy = { port: null, tenants: [] };

/** The remembered port, and of the processes that use the server those still alive. */
export async function tenancyOf(home: string): Promise<Tenancy> {
  const text = await readFile(join(home, 'server.json'), 'utf8').catch(() => '');
  const { port, tenants } = parsed(text);
  const alive = await Promise.all(tenants.map(isAlive));
  return { port, tenants: tenants.filter((_, index) => alive[index]) };
}

export async function remember(home: string, tenancy: Tenancy): Promise<void> {
  await writePrivately(join(home, 'server.json'), JSON.stringify(tenancy));
}

export async function isThisProcess(): Promise<(mark: ProcessMark) => boolean> {
  const { pid, bornAt } = await ownMark();
  return (mark) => mark.pid === pid && mark.bornAt === bornAt;
}

/** Only a convenience is lost with a damaged note, so it counts as none. */
function parsed(text: string): Tenancy {
  try {
    return { ...NONE, ...(JSON.parse(text) as Partial<Tenancy>) };
  } catch (error) {
    if (error instanceof SyntaxError) return NONE;
    throw error;
  }
}
