import type { Channel } from './channel.js';
import type { ClockKind } from './clock.js';

/**
 * `GET …/notices?after=&limit=` of the person who asks, the latest first: what one event told them is one, by its
 * highest rung. `PUT …/notices/seen`: `NoticesSeen`.
 */
export interface NoticeRow {
  readonly id: string;
  readonly ticketId: string;
  readonly excerpt: string;
  readonly account: string;
  readonly channel: Channel;
  readonly clock: ClockKind;
  readonly threshold: number;
  readonly rung: number;
  readonly toldAt: string;
  /** When the clock reaches 100 %; null while nobody knows. */
  readonly dueAt: string | null;
  readonly isSeen: boolean;
  /** Answered, closed or merged since. */
  readonly isOver: boolean;
}

export interface NoticePage {
  readonly rows: readonly NoticeRow[];
  /** Of a thousand and more: a thousand. */
  readonly unseen: number;
  readonly next: string | null;
  readonly now: string;
}

/** An instant: all that they were told until then. */
export interface NoticesSeen {
  readonly upTo: string;
}

/** Sent by a page as `watch notices`: from the answer on, `notice` says that there are new ones in this brand. */
export interface WatchNotices {
  readonly brandId: string;
}
export interface NoticeFrame {
  readonly brandId: string;
  readonly now: string;
}

/** `GET /api/me/push-subscription`: null where this installation has no keys for it. */
export interface PushChoice {
  readonly publicKey: string | null;
}

/** `PUT /api/me/push-subscription`, as a browser made it; `DELETE` with the endpoint alone. */
export interface PushSubscribed {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** `POST …/webhooks/{webhook}/tries` */
export interface WebhookTried {
  readonly isSent: boolean;
  readonly reason: string | null;
}
