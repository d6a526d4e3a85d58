import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** The remembered port if nobody has it, else any that is free. */
export async function usablePort(remembered: number | null): Promise<number> {
  return (remembered !== null && (await bound(remembered))) || (await bound(0)) || Promise.reject(noPort());
}

/** Binds for an instant and tells the port, or 0 if it is taken. */
function bound(port: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(0));
    server.listen({ port, host: HOST }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

const noPort = (): Error => new Error(`No free port on ${HOST}`);
