import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { QueueRow } from '@evenhand/shared/wire/queue';
import { Listeners } from './live-clients.js';

export interface Broadcast {
  readonly rows: readonly QueueRow[];
  readonly everyMs: number;
}

const PROGRAM = fileURLToPath(new URL('./bare-broadcast-process.js', import.meta.url));

/** A server that knows nothing but its sockets tells each row to all of them. */
export async function broadcastBarely(
  rows: readonly QueueRow[],
  clients: number,
  { everyMs }: { everyMs: number },
) {
  const server = fork(PROGRAM, { stdio: 'inherit' });
  const [port] = (await once(server, 'message')) as [number];
  const silent = Array.from({ length: clients }, () => ({ cookie: '', watch: null }));
  const listeners = await Listeners.watching(`http://127.0.0.1:${port}`, silent);
  server.send({ rows, everyMs } satisfies Broadcast);
  const [sentAt] = (await once(server, 'message')) as [Record<string, number>];
  return { listeners, sentAt: new Map(Object.entries(sentAt)) };
}
