import { UseFilters, UsePipes } from '@nestjs/common';
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
import type { Socket } from 'socket.io';
import {
  QUEUE_VIEWS,
  type QueueFrame,
  type QueueView,
  type WatchAnswer,
  type WatchQueue,
} from '@evenhand/shared/wire/queue';
import { bodies } from '../../platform/http/bodies.js';
import { sessionTokenOf, SocketRefusals } from './socket-session.js';
import { Watchers } from './watchers.js';

class WatchQueueBody implements WatchQueue {
  @IsUUID()
  brandId: string;

  @IsIn(QUEUE_VIEWS)
  view: QueueView;

  @Matches(/^\d{1,9}\.\d{1,20}\.\d{1,19}$/)
  cursor: string;
}

const CHECK_MS = 5_000;

/** The browser's one socket. Session and right are looked at when it connects, at each event, and while it is open. */
@WebSocketGateway({
  path: '/api/live',
  serveClient: false,
  perMessageDeflate: false,
  maxHttpBufferSize: 10_000,
})
@UsePipes(bodies())
@UseFilters(SocketRefusals)
export class LiveGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly sockets = new Set<Socket>();

  constructor(private readonly watchers: Watchers) {}

  async handleConnection(socket: Socket): Promise<void> {
    const viewer = await this.watchers.viewerOf(sessionTokenOf(socket));
    if (!viewer) signOut(socket);
    else if (socket.connected) this.sockets.add(socket);
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

  /** A session that has ended ends its sockets too. */
  @Interval(CHECK_MS)
  async dropSignedOut(): Promise<void> {
    for (const socket of this.sockets)
      if (!(await this.watchers.viewerOf(sessionTokenOf(socket)))) signOut(socket);
  }
}

function signOut(socket: Socket): void {
  socket.emit('signed out');
  socket.disconnect(true);
}
