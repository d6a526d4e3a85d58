import { type OnApplicationShutdown, UseFilters, UsePipes } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import type { Server, Socket } from 'socket.io';
import type { NoticeFrame } from '@evenhand/shared/wire/notices';
import type { QueueFrame, WatchAnswer } from '@evenhand/shared/wire/queue';
import type { PresenceFrame, TicketFrame } from '@evenhand/shared/wire/presence';
import { Wakeups } from '../../ledger/wakeups.js';
import type { Viewer } from '../../people/sessions.js';
import { bodies } from '../../platform/http/bodies.js';
import { LIMITS } from '../../platform/limits.js';
import { NotFound } from '../../platform/refusal.js';
import { holdToAllowance } from './allowance.js';
import { LookBody, WatchNoticesBody, WatchQueueBody, WatchTicketBody } from './asked.js';
import { NoticeWatcher } from './notice-watcher.js';
import { OpenSockets } from './open-sockets.js';
import { Presence } from './presence.js';
import { QueueWatcher } from './queue-watcher.js';
import { refuse, sessionTokenOf, SocketRefusals } from './socket-session.js';
import { TicketWatcher } from './ticket-watcher.js';
import { type Asking, Watchers } from './watchers.js';

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
export class LiveGateway
  implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnApplicationShutdown
{
  private readonly sockets = new OpenSockets();
  /** What each socket's person might do when it was last looked at. */
  private readonly rights = new WeakMap<Socket, string>();
  private readonly stopListening: () => void;

  constructor(
    private readonly watchers: Watchers,
    private readonly presence: Presence,
    wakeups: Wakeups,
    @InjectPinoLogger(LiveGateway.name) private readonly log: PinoLogger,
  ) {
    this.stopListening = wakeups.on('rights', () => void this.dropSignedOut());
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  afterInit(server: Server): void {
    server.use((socket, next) =>
      next(this.sockets.isFullFor(socket) ? new Error('too-many-sockets') : undefined),
    );
  }

  /** Nobody catches what is thrown here. Where it cannot be known who it is, the browser comes again. */
  async handleConnection(socket: Socket): Promise<void> {
    // Before it is known whose it is: a session that ends meanwhile ends this socket too.
    this.sockets.add(socket);
    holdToAllowance(socket);
    try {
      const viewer = await this.watchers.viewerOf(sessionTokenOf(socket));
      if (!viewer) signOut(socket);
      else this.rights.set(socket, rightsOf(viewer));
    } catch (error) {
      this.log.error({ err: error }, 'a socket was let go: the database did not say whose it is');
      socket.disconnect(true);
    }
  }

  handleDisconnect(socket: Socket): void {
    this.sockets.delete(socket);
    this.leave(socket);
  }

  @SubscribeMessage('watch queue')
  async watchQueue(
    @ConnectedSocket() socket: Socket,
    @MessageBody() body: WatchQueueBody,
    @Ack() answer: (answer: WatchAnswer) => void,
  ): Promise<void> {
    const tell = (frame: QueueFrame) => socket.emit('queue', frame);
    const watcherOf = (viewer: Viewer) => new QueueWatcher(body, viewer.id, tell);
    await this.watch(socket, 'queue', { brandId: body.brandId, watcherOf, answer });
  }

  @SubscribeMessage('watch ticket')
  async watchTicket(
    @ConnectedSocket() socket: Socket,
    @MessageBody() { brandId, ticketId, cursor }: WatchTicketBody,
    @Ack() answer: (answer: WatchAnswer) => void,
  ): Promise<void> {
    if (ticketId === null) {
      this.watchers.unwatch(socket.id, 'ticket');
      return answer({ result: 'watching' });
    }
    const tell = (frame: TicketFrame) => socket.emit('ticket', frame);
    const watcherOf = () => new TicketWatcher({ brandId, ticketId, cursor }, tell);
    await this.watch(socket, 'ticket', { brandId, watcherOf, answer });
  }

  /** Who is told of their notices is not shown to others: the bell stands on every screen. */
  @SubscribeMessage('watch notices')
  async watchNotices(
    @ConnectedSocket() socket: Socket,
    @MessageBody() { brandId }: WatchNoticesBody,
    @Ack() answer: (answer: WatchAnswer) => void,
  ): Promise<void> {
    const tell = (frame: NoticeFrame) => socket.emit('notice', frame);
    const watcherOf = (viewer: Viewer) => new NoticeWatcher(brandId, viewer.id, tell);
    const page = { id: socket.id, token: sessionTokenOf(socket) };
    await this.watchers.watch(page, 'notices', { brandId, watcherOf, answer });
    if (!socket.connected) this.leave(socket);
  }

  @SubscribeMessage('look')
  async look(@ConnectedSocket() socket: Socket, @MessageBody() look: LookBody): Promise<void> {
    const viewer = await this.watchers.mayWatch(sessionTokenOf(socket), look.brandId);
    await this.presence.look(pageOf(socket), viewer.id, look);
    if (!socket.connected) this.leave(socket);
  }

  private async watch(socket: Socket, kind: 'queue' | 'ticket', asking: Asking): Promise<void> {
    const page = { id: socket.id, token: sessionTokenOf(socket) };
    if (!(await this.watchers.watch(page, kind, asking))) return;
    await this.presence.follow(pageOf(socket), asking.brandId);
    // It may have been cut while it was being looked up.
    if (!socket.connected) this.leave(socket);
  }

  private leave(socket: Socket): void {
    this.watchers.leave(socket.id);
    void this.presence.leave(socket.id);
  }

  /** A session that has ended ends its sockets too, and a right that fell ends what was watched by it: told at once, and looked at. */
  @Interval(CHECK_MS)
  async dropSignedOut(): Promise<void> {
    try {
      for (const [token, sockets] of this.sockets.bySession())
        this.recheck(await this.watchers.viewerOf(token), sockets);
    } catch (error) {
      this.log.error({ err: error }, 'open sockets could not be looked at; trying again in seconds');
    }
  }

  private recheck(viewer: Viewer | null, sockets: readonly Socket[]): void {
    for (const socket of sockets)
      if (viewer) this.tellRights(socket, viewer);
      else signOut(socket);
  }

  /** A page that is open asks anew who it is before it offers what is not its person's any more. */
  private tellRights(socket: Socket, viewer: Viewer): void {
    const [before, now] = [this.rights.get(socket), rightsOf(viewer)];
    this.rights.set(socket, now);
    if (before !== undefined && before !== now) socket.emit('rights');
    if (this.isBarred(socket, viewer)) refuse(socket, new NotFound('brand'));
  }

  private isBarred(socket: Socket, viewer: Viewer): boolean {
    const isWatching = this.watchers.leaveBarred(socket.id, viewer);
    return this.presence.leaveBarred(socket.id, viewer) || isWatching;
  }
}

const rightsOf = ({ brands }: Viewer) =>
  brands
    .map(({ id, role }) => `${id} ${role}`)
    .sort()
    .join();

const pageOf = (socket: Socket) => ({
  id: socket.id,
  tell: (frame: PresenceFrame) => socket.emit('presence', frame),
});

function signOut(socket: Socket): void {
  socket.emit('signed out');
  socket.disconnect(true);
}
