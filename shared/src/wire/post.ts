import type { Channel } from './channel.js';

/** One message as a connector delivers it to the door (docs: the post format). */
export interface IncomingPost {
  channel: Channel;
  /** The brand's account that it reached: its handle, or the channel's id of it. */
  account: string;
  externalId: string;
  inReplyTo?: string;
  /** RFC 3339 with an offset. */
  postedAt: string;
  text: string;
  /** BCP 47. */
  language?: string;
  url?: string;
  visibility?: 'public' | 'direct';
  editOf?: string;
  deleted?: boolean;
  quotes?: string;
  mentions?: string[];
  attachments?: Attachment[];
  author: { externalId: string; handle?: string; displayName?: string };
  reach?: { followers?: number; following?: number; verified?: boolean; observedAt?: string };
  raw?: unknown;
}

export interface Attachment {
  type: string;
  url: string;
  alt?: string;
}

/** The door's answer per post, in order. */
export interface Receipt {
  externalId: string | null;
  result: 'accepted' | 'duplicate' | 'unreadable';
  reason?: string;
}

/** What became of a post. */
export type Outcome = 'ticket' | 'attached' | 'bystander' | 'reply' | 'elsewhere';

/** `GET /api/intake/{source}/posts/{channel}/{externalId}` */
export interface PostStatus {
  result: 'pending' | Outcome | 'set aside' | 'unreadable';
  ticketId?: string;
  reason?: string;
}
