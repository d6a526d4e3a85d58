import type { Entry } from '../../../ledger/append.js';
import { salted } from '../../../ledger/salted.js';
import { clockDetail } from '../entries.js';
import type { LockedTicket } from '../states/lock-ticket.js';
import type { PlannedClock, Verdict } from '../timekeeping.js';
import type { MovedPart, SplitPost } from './split-part.js';
import type { NewSplit } from './write-split.js';

/** A split that was made, with what came of the clocks. */
export interface SplitMade {
  readonly ticket: LockedTicket;
  readonly post: SplitPost;
  readonly split: NewSplit;
  readonly moved: MovedPart;
  readonly clocks: readonly PlannedClock[];
  readonly heard: {
    readonly verdicts: readonly Verdict[];
    readonly breaches: readonly Entry[];
    readonly begun: readonly Entry[];
  };
  /** What came of the old ticket's clocks. */
  readonly left: readonly Entry[];
  readonly actor: string;
  readonly now: Date;
}

/** On both chains, so that each says where the other is. */
export function splitEntries(made: SplitMade): Entry[] {
  const { ticket, post, split, moved, heard, left, actor, now } = made;
  const verdicts = heard.verdicts.map(({ ticketId: _, at, ...verdict }) => ({
    ...verdict,
    at: at.toISOString(),
  }));
  return [
    openedEntry(made),
    ...heard.breaches,
    {
      chain: split.id,
      kind: 'took in',
      actor,
      at: now,
      body: { ticketId: ticket.id, posts: moved.posts, verdicts },
    },
    ...heard.begun,
    {
      chain: ticket.id,
      kind: 'split',
      actor,
      at: now,
      body: { into: split.id, postId: post.id, posts: moved.posts },
    },
    ...left,
  ];
}

const openedEntry = ({ ticket, post, split, clocks, actor, now }: SplitMade): Entry => ({
  chain: split.id,
  kind: 'opened',
  actor,
  at: post.at,
  body: {
    ...{ postId: post.id, textHash: salted(post.text, post.salt).textHash, splitFrom: ticket.id },
    reason: 'it was split off another ticket of the same customer',
    knownAt: now.toISOString(),
    ...(ticket.isHistory && { isHistory: true }),
    ...{ accountId: ticket.accountId, channel: ticket.channel, language: split.language },
    ...split.judgement,
    backlog: split.backlog,
    clocks: clocks.map(clockDetail),
  },
});
