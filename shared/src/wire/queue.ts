import type { Channel } from './channel.js';
import type { ClockFace } from './clock.js';

export type TicketState = 'open' | 'waiting' | 'resolved' | 'closed' | 'merged' | 'set aside';

/** The queue's views, in the order of its tabs. Imported history stands in the last and in no other. */
export const QUEUE_VIEWS = [
  'all',
  'mine',
  'unassigned',
  'breached',
  'waiting',
  'recurring',
  'imported',
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** A ticket as the blind queue shows it: the problem, the channel, the language, the clocks. No author. */
export interface QueueRow {
  readonly id: string;
  /** The server's order: rows stand by this text, smallest first, compared code unit by code unit. */
  readonly place: string;
  readonly accountId: string;
  readonly account: string;
  readonly channel: Channel;
  readonly excerpt: string;
  readonly language: string;
  readonly topic: string;
  readonly severity: number;
  readonly state: TicketState;
  /** Imported history: it pages nobody, and stands apart from the live queue. */
  readonly isImported: boolean;
  readonly openedAt: string;
  /** How often the customer has written, the first post included. */
  readonly contacts: number;
  /** How often it came back after it was called fixed. */
  readonly recurrences: number;
  /** The highest rung of the ladder that has been climbed; 0 before the first. */
  readonly rung: number;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly clocks: readonly ClockFace[];
}

/** Narrow views are counted to the last ticket; broad ones up to a limit, and then `isCapped`. */
export interface QueueCount {
  readonly value: number;
  readonly isCapped: boolean;
}

/** `GET /api/brands/{brand}/queue/counts`: how many tickets stand in each view, for the person who asks. */
export type QueueCounts = Readonly<Record<QueueView, QueueCount>>;

/** What a queue is narrowed to; each field that is given must fit. */
export interface QueueFilter {
  /** An account's id. */
  readonly account?: string;
  readonly channel?: Channel;
  /** BCP 47, as the rows carry it. */
  readonly language?: string;
  readonly topic?: string;
}

/** `GET /api/brands/{brand}/queue/filters`: what there is to choose from among open tickets. */
export interface QueueFilters {
  readonly accounts: readonly { readonly id: string; readonly handle: string; readonly channel: Channel }[];
  readonly languages: readonly string[];
  readonly topics: readonly string[];
}

/** `GET /api/brands/{brand}/queue?view=&after=&limit=`, with the fields of a filter beside. */
export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** Hand it back as `after` for the next page; null on the last one. */
  readonly next: string | null;
  readonly count: QueueCount;
  /** Where the feed stood before the rows were read: watch from here and nothing is missed. */
  readonly cursor: string;
  /** The server's time, for the badges. */
  readonly now: string;
}

/**
 * Sent by the browser as `watch queue`; acknowledged with a `WatchAnswer`, unless another one overtakes it. What is
 * too much in a second is not answered but `refused` as `too-often`: ask again in a second.
 */
export interface WatchQueue {
  readonly brandId: string;
  readonly view: QueueView;
  readonly filter?: QueueFilter;
  readonly cursor: string;
}

/** `reload`: too much has happened since that cursor; read the page again, then watch from its cursor. */
export type WatchAnswer = { readonly result: 'watching' } | { readonly result: 'reload' };

/** Sent by the server as `queue`. Applying the same frame twice changes nothing. */
export interface QueueFrame {
  readonly brandId: string;
  readonly cursor: string;
  /** Rows that are new or changed and belong to the watched view. */
  readonly rows: readonly QueueRow[];
  /** Ids of tickets that do not belong to the watched view (any more). */
  readonly gone: readonly string[];
  readonly now: string;
}
