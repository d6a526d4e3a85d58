import type { Attachment } from './post.js';
import type { Channel } from './channel.js';
import type { ClockFace } from './clock.js';
import type { TicketState } from './queue.js';
import type { LadderStep } from './ladders.js';

/** A colleague, by the name under which they speak for the brand. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Who wrote a post, as its channel shows them. Nobody gets this before the ticket is claimed. */
export interface Author {
  readonly name: string | null;
  readonly handle: string | null;
}

/** Sent from here, imported with history, or seen on the channel and not sent from here. */
export type Origin = 'evenhand' | 'imported' | 'outside';

/** A post of the conversation. Before a claim `author` and `url` are null, and names in `text` are left out. */
export interface SaidPost {
  readonly kind: 'post';
  readonly id: string;
  readonly at: string;
  /** Its place in the order in which the ticket's posts arrived here; `at` is the channel's, and may be earlier. */
  readonly arrival: number;
  readonly by: 'customer' | 'bystander' | 'us';
  readonly author: Author | null;
  readonly text: string;
  readonly language: string;
  readonly visibility: 'public' | 'direct';
  readonly url: string | null;
  readonly attachments: readonly Attachment[];
  /** Of our own posts alone. */
  readonly origin: Origin | null;
  /** An answer that only moves the talk elsewhere. */
  readonly isDeflection: boolean;
  /** Of the customer's posts: false for an edit, and for thanks for what was called fixed. An agent may say otherwise: `POST …/tickets/{ticket}/posts/{post}/wants-answer`. */
  readonly wantsAnswer: boolean;
  /** Of our own posts: it answers the customer, and not somebody who joined. */
  readonly answersCustomer: boolean;
  /** Who pressed send, of what was sent from here. */
  readonly writtenBy: Colleague | null;
}

/** For colleagues alone. */
export interface SaidNote {
  readonly kind: 'note';
  readonly id: string;
  readonly at: string;
  readonly by: Colleague;
  readonly text: string;
}

export type OutgoingState = 'queued' | 'sending' | 'delivered' | 'refused' | 'unsure' | 'taken back';

/**
 * A reply that is not (yet) delivered; once it is, it stands in the conversation as a post. `DELETE
 * …/tickets/{ticket}/replies/{reply}` takes it back while it is queued, and answers with `TakenBack`.
 */
export interface Outgoing {
  readonly kind: 'outgoing';
  readonly id: string;
  readonly at: string;
  readonly by: Colleague;
  readonly signedAs: string;
  readonly text: string;
  readonly state: OutgoingState;
  /** Until then it can be taken back. */
  readonly sendAt: string;
  readonly isDeflection: boolean;
  readonly then: ThenState;
  /** Why it was refused, or what is not known. */
  readonly reason: string | null;
}

/** Its text is a draft again. Null to anybody but its writer: a manager may take back what they may not read. */
export interface TakenBack {
  readonly text: string | null;
}

/** What happened, in the ledger's words, thin between what was said. */
export interface Happened {
  readonly kind: 'event';
  readonly id: string;
  readonly at: string;
  readonly what: string;
  /** A person's name, or `alarm`, `intake`, `clocks`, `desk`, `customer`. */
  readonly actor: string;
  /** Ids, numbers and codes; `names` below says who the person ids are. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The words that somebody gave with a reason. */
  readonly words: string | null;
}

export type StreamEntry = SaidPost | SaidNote | Outgoing | Happened;

/** Another ticket of the same customer. */
export interface EarlierTicket {
  readonly id: string;
  readonly excerpt: string;
  readonly state: TicketState;
  readonly account: string;
  readonly openedAt: string;
}

export interface Customer extends Author {
  readonly earlier: readonly EarlierTicket[];
}

/** Of a note, a draft, a reply. A channel may take less. */
export const LONGEST_TEXT = 10_000;

export const DRAFT_KINDS = ['reply', 'note'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export interface Draft {
  readonly text: string;
  /** The last post that its writer had seen. */
  readonly readUpTo: string | null;
  readonly updatedAt: string;
}

/** `GET /api/brands/{brand}/tickets/{ticket}` */
export interface TicketPage {
  readonly id: string;
  readonly account: { readonly id: string; readonly handle: string; readonly channel: Channel };
  /** Why no reply can be sent from here; null where one can. A code: `no-connector`, `imported`, `blind`, `not-open`. */
  readonly cannotReply: string | null;
  /** The name that a reply of the viewer's carries, as `Ana of @BrandCares`. */
  readonly signedAs: string;
  readonly channel: Channel;
  readonly excerpt: string;
  readonly state: TicketState;
  readonly mayBecome: readonly TicketState[];
  readonly language: string;
  readonly topic: string;
  readonly topicRule: string;
  readonly severity: number;
  readonly severityRule: string;
  /** What its customer has bought, by a name on the brand's list; null where nobody said. */
  readonly contract: string | null;
  readonly openedAt: string;
  readonly isImported: boolean;
  readonly contacts: number;
  /** How often it came back after it was called fixed. */
  readonly recurrences: number;
  /** Until when a fix is watched before the ticket closes; null where it is not resolved. */
  readonly verifyUntil: string | null;
  /** The third party that it waits for; null where it is the customer, or nobody. */
  readonly waitingOn: string | null;
  /** The ticket that it was merged into. */
  readonly mergedInto: string | null;
  readonly rung: number;
  readonly assignee: Colleague | null;
  /** Nobody holds it, in whatever state it is: who wrote is not told. */
  readonly isBlind: boolean;
  readonly customer: Customer | null;
  readonly clocks: readonly ClockFace[];
  readonly ladder: readonly LadderStep[];
  /** Oldest first. */
  readonly stream: readonly StreamEntry[];
  /** The last post to arrive: what a reply written now has read. */
  readonly readUpTo: string | null;
  readonly drafts: Readonly<Record<DraftKind, Draft | null>>;
  /** Names of the people whose ids stand in event bodies. */
  readonly names: Readonly<Record<string, string>>;
  /** Watch from here and nothing is missed. */
  readonly cursor: string;
  readonly now: string;
}

/** Why somebody gives a ticket back. `other` wants words. */
export const RELEASE_REASONS = ['language', 'skill', 'shift', 'conflict', 'mistake', 'other'] as const;
export type ReleaseReason = (typeof RELEASE_REASONS)[number];

/** `POST …/tickets/{ticket}/releases` */
export interface Release {
  readonly reason: ReleaseReason;
  readonly words?: string;
}

/** `POST …/queue/next`: the most urgent ticket that nobody has; null where there is none. */
export interface NextTicket {
  readonly ticketId: string | null;
}

/** Why a ticket is set aside, or opened again. `other` wants words. */
export const SET_ASIDE_REASONS = ['praise', 'spam', 'not about us', 'double', 'other'] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/** `PUT …/tickets/{ticket}/state` */
export interface StateChange {
  readonly state: 'open' | 'waiting' | 'resolved' | 'set aside';
  /** Whom a ticket waits for, where it is not the customer. */
  readonly waitingOn?: string;
  /** Wanted for `set aside`. */
  readonly reason?: SetAsideReason;
  readonly words?: string;
}

export type ThenState = 'open' | 'waiting' | 'resolved';

/**
 * `POST …/tickets/{ticket}/replies`. The id is made by the page: the same one sent twice is one reply, and one that was
 * taken back is not sent again under its id (409 `taken-back`).
 */
export interface NewReply {
  readonly id: string;
  readonly text: string;
  /** The last post to arrive that its writer had seen; a 409 `new-posts` if another arrived after it. */
  readonly readUpTo: string | null;
  readonly then: ThenState;
}

/** `PUT …/tickets/{ticket}/drafts/{reply|note}`; an empty text removes it. */
export interface DraftChange {
  readonly text: string;
  readonly readUpTo: string | null;
}

/**
 * `POST …/tickets/{ticket}/replies/{reply}/outcome`: what a person found out about a reply that was refused, or of which
 * nobody knows. Answered by 204.
 */
export interface OutcomeFound {
  readonly outcome: 'send again' | 'was delivered' | 'drop';
}

/** `POST …/tickets/{ticket}/merges`: this ticket goes into another one of the same customer, which keeps the earliest start and every breach of both. */
export interface Merge {
  readonly into: string;
}

/** `GET …/tickets/{ticket}/merges`: the other tickets of the same customer that it may go into. */
export type MergeChoices = readonly EarlierTicket[];

/** `POST …/tickets/{ticket}/splits`: what was said from a post of the customer's on becomes a ticket of its own. */
export interface Split {
  readonly postId: string;
}

export interface SplitTicket {
  readonly ticketId: string;
}
