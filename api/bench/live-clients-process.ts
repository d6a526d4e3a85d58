import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type { QueueFrame, WatchAnswer } from '@evenhand/shared/wire/queue';
import { instantMs } from './instant.js';
import type { Listening, Order } from './live-clients.js';

const POLL_MS = 50;
const ANSWER_WITHIN_MS = 10_000;

const heard: Record<string, number[][]> = {};
let count = 0;

const [start] = (await once(process, 'message')) as [Extract<Order, { url: string }>];
const sockets: Socket[] = [];
for (const [client, listening] of start.clients.entries()) sockets.push(await join(client, listening));
process.send?.('all watch');

const [end] = (await once(process, 'message')) as [Extract<Order, { until: number }>];
const giveUpAt = performance.now() + end.patienceMs;
while (count < end.until && performance.now() < giveUpAt) await pause();
// What is told twice may come after all has been told once.
for (let rest = 0; rest < 10; rest += 1) await pause();
for (const socket of sockets) socket.disconnect();
process.send?.(heard, () => process.disconnect());

async function join(client: number, { cookie, watch }: Listening): Promise<Socket> {
  const socket = io(start.url, {
    ...{ path: '/api/live', transports: ['websocket'], reconnection: false, forceNew: true },
    extraHeaders: { cookie },
  });
  socket.on('queue', (frame: Pick<QueueFrame, 'rows'>) => hear(client, frame));
  await once(socket as unknown as NodeJS.EventEmitter, 'connect');
  if (!watch) return socket;
  const answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('watch queue', watch)) as WatchAnswer;
  if (answer.result !== 'watching') throw new Error(`A client was told to ${answer.result}.`);
  return socket;
}

function hear(client: number, { rows }: Pick<QueueFrame, 'rows'>): void {
  const at = instantMs();
  for (const { id } of rows) {
    const times = (heard[id] ??= start.clients.map(() => []));
    if (times[client]?.push(at) === 1) count += 1;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
