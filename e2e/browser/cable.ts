import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What lies between a browser and a server, and can be cut: all connections drop, and new ones are refused. */
export interface Cable {
  readonly url: string;
  cut(): void;
  mend(): void;
  remove(): Promise<void>;
}

export async function layCable(target: string): Promise<Cable> {
  const { hostname, port } = new URL(target);
  const ends = new Set<Socket>();
  let isCut = false;
  const keep = (end: Socket) => {
    ends.add(end);
    end.on('error', () => end.destroy()).on('close', () => ends.delete(end));
    return end;
  };
  const server = createServer((near) => {
    keep(near);
    if (isCut) {
      near.destroy();
      return;
    }
    const far = keep(connect(Number(port), hostname));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const drop = () => ends.forEach((end) => end.destroy());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    remove: async () => {
      server.close();
      drop();
      await once(server, 'close');
    },
  };
}
