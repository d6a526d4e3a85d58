import type { NoticeFrame, WatchNotices } from '@evenhand/shared/wire/notices';
import type { Look, PresenceFrame, TicketFrame, WatchTicket } from '@evenhand/shared/wire/presence';
import type { QueueFrame, WatchAnswer, WatchQueue } from '@evenhand/shared/wire/queue';
import { io, type Socket } from 'socket.io-client';

export interface Heard {
  queue: (frame: QueueFrame) => void;
  ticket: (frame: TicketFrame) => void;
  presence: (frame: PresenceFrame) => void;
  /** There are new notices for the viewer. */
  notice: (frame: NoticeFrame) => void;
  'signed out': () => void;
  /** What the person may do is not what it was. */
  rights: () => void;
  refused: (why: { code: string }) => void;
}

type Answered = (given: WatchAnswer) => void;

export interface Said {
  'watch queue': (watch: WatchQueue, answer: Answered) => void;
  'watch ticket': (watch: WatchTicket, answer: Answered) => void;
  'watch notices': (watch: WatchNotices, answer: Answered) => void;
  look: (look: Look) => void;
}

export type LiveSocket = Socket<Heard, Said>;

/** The one socket of the page, not connected yet. */
export const openSocket = (): LiveSocket =>
  io({
    path: '/api/live',
    withCredentials: true,
    transports: ['websocket', 'polling'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  });
