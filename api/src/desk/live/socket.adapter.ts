import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';

/** A browser says from which page a socket was opened; only our own may. */
export class SameSiteAdapter extends IoAdapter {
  override createIOServer(port: number, options?: ServerOptions): Server {
    const allowRequest = (
      request: IncomingMessage,
      decide: (problem: string | null, isAllowed: boolean) => void,
    ) => decide(null, isFromOurPage(request));
    return super.createIOServer(port, { ...options, allowRequest } as ServerOptions);
  }
}

function isFromOurPage({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === undefined || URL.parse(origin)?.host === host;
}
