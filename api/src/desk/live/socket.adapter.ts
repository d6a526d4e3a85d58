import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';
import { hostAsked, isFromOurPage } from '../../platform/http/same-site.js';
import type { IsTrusted } from '../../platform/http/trusted-proxies.js';

/** A browser says from which page a socket was opened; only our own may. */
export class SameSiteAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly isTrusted: IsTrusted,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const allowRequest = (
      request: IncomingMessage,
      decide: (problem: string | null, isAllowed: boolean) => void,
    ) => decide(null, isFromOurPage(request.headers.origin, hostAsked(request, this.isTrusted)));
    return super.createIOServer(port, { ...options, allowRequest } as ServerOptions);
  }
}
