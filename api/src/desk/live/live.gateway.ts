import { type OnApplicationShutdown, UseFilters, UsePipes } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { IsIn, IsUUID, Matches } from 'class-validator';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import type { Socket } from 'socket.io';
import { CURSOR } from '@evenhand/shared/feed/cursor';
import {
  QUEUE_VIEWS,
  type QueueFrame,
  type QueueView,
  type WatchAnswer,
  type WatchQueue,
} from '@evenhand/shared/wire/queue';
import { Wakeups } from '../../ledger/wakeups.js';
import type { Viewer } from '../../people/sessions.js';
import { bodies } from '../../platform/http/bodies.js';
import { LIMITS } from '../../platform/limits.js';
import { NotFound } from '../../platform/refusal.js';
import { refuse, sessionTokenOf, SocketRefusals } from './socket-session.js';
import { Watchers } from './watchers.js';

class WatchQueueBody implements WatchQueue {
  @IsUUID()
  brandId: string;

  @IsIn(QUEUE_VIEWS)
  view: QueueView;

  @Matches(CURSOR)
  cursor: string;
}

const CHECK_MS = 5_000;

/** The browser's one socket. Session and right are looked at when it connects, at each event, and while it is open. */
@WebSocketGateway({
  path: '/api/live',
  serveClient: false,
  perMessageDeflate: false,
  maxHttpBufferSize: LIMITS.socketBytes,
})
@UsePipes(bodies())
@UseFilters(SocketRefusals)
export class LiveGateway implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationShutdown {
  private readonly sockets = new Set<Socket>();
  private readonly stopListening: () => void;

  constructor(
    private readonly watchers: Watchers,
    wakeups: Wakeups,
    @InjectPinoLogger(LiveGateway.name) private readonly log: PinoLogger,
  ) {
    this.stopListening = wakeups.on('rights', () => void this.dropSignedOut());
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  /** Nobody catches what is thrown here. Where it cannot be known who it is, the browser comes again. */
  async handleConnection(socket: Socket): Promise<void> {
    // Before it is known whose it is: a session that ends meanwhile ends this socket too.
    this.sockets.add(socket);
    try {
      const viewer = await this.watchers.viewerOf(sessionTokenOf(socket));
      if (!viewer) signOut(socket);
    } catch (error) {
      this.log.error({ err: error }, 'a socket was let go: the database did not say whose it is');
      socket.disconnect(true);
    }
  }

  handleDisconnect(socket: Socket): void {
    this.sockets.delete(socket);
    this.watchers.leave(socket.id);
  }

  @SubscribeMessage('watch queue')
  async watchQueue(
    @ConnectedSocket() socket: Socket,
    @MessageBody() body: WatchQueueBody,
    @Ack() answer: (answer: WatchAnswer) => void,
  ): Promise<void> {
    const tell = (frame: QueueFrame) => socket.emit('queue', frame);
    await this.watchers.watch({ id: socket.id, token: sessionTokenOf(socket), answer, tell }, body);
    // It may have been cut while it was being looked up.
    if (!socket.connected) this.watchers.leave(socket.id);
  }

  /** A session that has ended ends its sockets too, and a right that fell ends what was watched by it: told at once, and looked at. */
  @Interval(CHECK_MS)
  async dropSignedOut(): Promise<void> {
    try {
      for (const [token, sockets] of Map.groupBy(this.sockets, sessionTokenOf))
        this.recheck(await this.watchers.viewerOf(token), sockets);
    } catch (error) {
      this.log.error({ err: error }, 'open sockets could not be looked at; trying again in seconds');
    }
  }

  private recheck(viewer: Viewer | null, sockets: readonly Socket[]): void {
    for (const socket of sockets)
      if (!viewer) signOut(socket);
      else if (this.watchers.leaveBarred(socket.id, viewer)) refuse(socket, new NotFound('brand'));
  }
}

function signOut(socket: Socket): void {
  socket.emit('signed out');
  socket.disconnect(true);
}
