import { io, type Socket } from 'socket.io-client';
import type {
  QueueFilter,
  QueueFrame,
  QueuePage,
  QueueRow,
  QueueView,
  WatchAnswer,
} from '@evenhand/shared/wire/queue';
import type { Look, Looking, PresenceFrame, TicketFrame } from '@evenhand/shared/wire/presence';
import type { TestDesk } from '../desk.js';
import { until } from '../until.js';

/** A browser's queue: its socket, what it was sent, and what its screen shows by it. */
export class WatchingPage {
  readonly frames: QueueFrame[] = [];
  readonly said: unknown[] = [];
  /** The tickets that it was told to read again, by their ids, and who looks, as it was told each time. */
  readonly changed: string[] = [];
  readonly presence: (readonly Looking[])[] = [];
  readonly rows = new Map<string, QueueRow>();
  /** How often it was told that its person may do other things than before. */
  otherRights = 0;
  cursor = '';
  private socket: Socket | null = null;
  private isAnswered = false;

  constructor(
    private readonly desk: TestDesk,
    private readonly cookie: string,
    private readonly view: QueueView = 'all',
    private readonly filter: QueueFilter = {},
  ) {}

  async load(): Promise<void> {
    const path = `/api/brands/${this.desk.brandId}/queue?${new URLSearchParams({ view: this.view, limit: '200', ...this.filter }).toString()}`;
    const answer = await fetch(this.desk.url + path, { headers: { cookie: this.cookie } });
    const page = (await answer.json()) as QueuePage;
    this.cursor = page.cursor;
    this.rows.clear();
    for (const row of page.rows) this.rows.set(row.id, row);
  }

  async connect(headers: Record<string, string> = {}, url = this.desk.url): Promise<Socket> {
    const socket = io(url, {
      ...{ path: '/api/live', transports: ['websocket'], reconnection: false, forceNew: true },
      extraHeaders: { cookie: this.cookie, ...headers },
    });
    this.socket = socket;
    socket.on('queue', (frame: QueueFrame) => this.apply(frame));
    socket.on('ticket', (frame: TicketFrame) => this.changed.push(frame.ticketId));
    socket.on('presence', (frame: PresenceFrame) => this.presence.push(frame.looking));
    socket.on('rights', () => (this.otherRights += 1));
    socket.on('signed out', () => this.said.push('signed out'));
    socket.on('refused', (why: { code: string }) => this.said.push(why.code));
    socket.on('disconnect', (why) => why !== 'io client disconnect' && this.said.push('hung up'));
    socket.on('connect_error', () => this.said.push('not connected'));
    await until(() => socket.connected || this.said.length > 0, 'the socket is answered');
    return socket;
  }

  watch(asked: Record<string, unknown> = {}): Promise<WatchAnswer> {
    const given = {
      brandId: this.desk.brandId,
      view: this.view,
      filter: this.filter,
      cursor: this.cursor,
      ...asked,
    };
    this.isAnswered = false;
    return new Promise((resolve, reject) => {
      // In the very moment of the answer: what is heard before it was meant for an older watch.
      this.socket?.timeout(3_000).emit('watch queue', given, (error: Error | null, answer: WatchAnswer) => {
        this.isAnswered = error === null;
        if (error) reject(error);
        else resolve(answer);
      });
    });
  }

  watchTicket(ticketId: string | null, asked: Record<string, unknown> = {}): Promise<WatchAnswer> {
    const given = { brandId: this.desk.brandId, ticketId, cursor: this.cursor, ...asked };
    return new Promise((resolve, reject) => {
      this.socket?.timeout(3_000).emit('watch ticket', given, (error: Error | null, answer: WatchAnswer) => {
        if (error) reject(error);
        else resolve(answer);
      });
    });
  }

  look(ticketId: string | null, asked: Partial<Look> = {}): void {
    this.socket?.emit('look', { brandId: this.desk.brandId, ticketId, isTyping: false, ...asked });
  }

  /** Who looks at a ticket as far as this page knows: their names, and `…` behind who is typing. */
  whoLooksAt(ticketId: string): string[] {
    return (this.presence.at(-1) ?? [])
      .filter((one) => one.ticketId === ticketId)
      .map(({ name, isTyping }) => (isTyping ? `${name} …` : name));
  }

  /** The line is cut: nothing is said any more. */
  cut(): void {
    this.socket?.disconnect();
  }

  /** The rows in the server's order, by their texts. */
  shown(): string[] {
    return [...this.rows.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1)).map((row) => row.excerpt);
  }

  private apply(frame: QueueFrame): void {
    if (!this.isAnswered) return;
    this.frames.push(frame);
    this.cursor = frame.cursor;
    for (const row of frame.rows) this.rows.set(row.id, row);
    for (const id of frame.gone) this.rows.delete(id);
  }
}
