import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Broadcast } from './bare-broadcast.js';
import { instantMs, paced } from './instant.js';

const http = createServer();
const sockets = new Server(http, { path: '/api/live', serveClient: false, perMessageDeflate: false });
let open = 0;
sockets.on('connection', (socket) => {
  open += 1;
  socket.on('disconnect', () => {
    open -= 1;
    if (open === 0) void sockets.close();
  });
});
http.listen(0, '127.0.0.1');
await once(http, 'listening');
process.send?.((http.address() as AddressInfo).port);

const [{ rows, everyMs }] = (await once(process, 'message')) as [Broadcast];
const sentAt: Record<string, number> = {};
await paced(rows.length, everyMs, (nth) => {
  const row = rows[nth];
  if (row) sentAt[row.id] = instantMs();
  const now = new Date().toISOString();
  sockets.emit('queue', { brandId: '', cursor: '', rows: [row], gone: [], now });
  return Promise.resolve();
});
process.send?.(sentAt, () => process.disconnect());
