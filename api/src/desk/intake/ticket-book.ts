import type { EntityManager } from 'typeorm';
import type { Decision } from './decide.js';
import type { InboxPost } from './inbox.js';
import type { Judgement } from './word-rules.js';

/** A post with all that intake found out about it. */
export interface Placement {
  readonly post: InboxPost;
  readonly decision: Decision;
  readonly language: string;
  readonly judgement: Judgement;
  readonly excerpt: string;
  /** A reply of ours that only moves the talk elsewhere. */
  readonly isDeflection: boolean;
}

/** A reply of ours that was placed without a ticket, and has one now. */
export interface Found {
  readonly postId: string;
  readonly ticketId: string;
  readonly reason: string;
}

/** Where intake's decisions are written down. The tickets keep it; intake only says what it needs of them. */
export abstract class TicketBook {
  /** In the caller's transaction, in the order given. @returns the replies that found their ticket by it. */
  abstract record(
    tx: EntityManager,
    brandId: string,
    placements: readonly Placement[],
  ): Promise<readonly Found[]>;
}
