import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { clock } from '../../clock.js';
import { append, type Entry } from '../../ledger/append.js';
import { salted, type Salted } from '../../ledger/salted.js';
import type { InboxPost } from '../intake/inbox.js';
import { TicketBook, type Placement } from '../intake/ticket-book.js';
import { adoptReplies, type AdoptedReply } from './adopt-replies.js';
import { backlogsAtOpening } from './backlogs.js';
import { adoptedEntry, entryOf } from './entries.js';
import { knowAuthors, type KnownAuthor } from './know-authors.js';
import { customerMoves, type CustomerMove } from './states/customer-moves.js';
import { lockTickets, type LockedTicket } from './states/lock-ticket.js';
import { TicketStates } from './states/ticket-states.js';
import { Timekeeping, type Answer, type Opening, type PlannedClock, type Start } from './timekeeping.js';
import { writePosts } from './write-posts.js';
import { countContacts, writeTickets } from './write-tickets.js';

/** Opens tickets and keeps what belongs to them: posts, contacts, clocks, and the entry in the ledger for each. */
@Injectable()
export class Tickets extends TicketBook {
  constructor(
    private readonly timekeeping: Timekeeping,
    private readonly states: TicketStates,
  ) {
    super();
  }

  async record(
    tx: EntityManager,
    brandId: string,
    placements: readonly Placement[],
  ): Promise<AdoptedReply[]> {
    const now = await clock.now(tx);
    const before = await lockTickets(tx, brandId, ticketsTouched(placements));
    const salts = new Map(placements.map(({ post }) => [post.id, salted(post.text)]));
    const posts = placements.map(({ post }) => post);
    const authorOf = await knowAuthors(tx, brandId, posts);
    const openings = placements.filter(opensTicket).map((one) => opening(one, authorOf(one.post)));
    const clocks = await this.timekeeping.plan(tx, brandId, openings);
    const { moves, wantNothing } = customerMoves(placements, before);
    const backlogs = await this.write(tx, brandId, {
      ...{ placements, clocks, salts, before, wantNothing, authorOf },
    });
    await this.timekeeping.start(tx, brandId, clocks);
    const reopened = await this.moveOn(tx, brandId, moves, now);
    const again = placements.filter((one) => isNewContact(one, wantNothing)).map(onTicket);
    const ids = again.map(({ ticketId }) => ticketId);
    await countContacts(tx, brandId, ids);
    const earlier = await this.timekeeping.startEarlier(tx, brandId, again, now);

    const adopted = await adoptReplies(tx, brandId, placements);
    const answers = [
      ...placements.filter(({ decision }) => decision.answersCustomer).map(answer),
      ...adopted.filter((reply) => reply.answersCustomer),
    ];
    const heard = { answers, wroteAgain: ids };
    const { verdicts, breaches, begun } = await this.timekeeping.hear(tx, brandId, heard, now);
    const around = { brandId, now, salts, backlogs, clocks, verdicts };
    const entries = placements.map((placement) => entryOf(placement, around));
    await append(tx, brandId, [
      ...entries.filter((entry) => entry.kind === 'opened'),
      ...earlier,
      ...breaches,
      ...rest(entries),
      ...reopened,
      ...adopted.map((reply) => adoptedEntry(reply, around)),
      ...begun,
    ]);
    return adopted;
  }

  /** Before the clocks hear of this batch's answers: what was taken back runs again first. */
  private async moveOn(
    tx: EntityManager,
    brandId: string,
    moves: readonly CustomerMove[],
    now: Date,
  ): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (const { ticket, to, postId, at } of moves) {
      const change = { to, actor: 'customer', now, at, body: { postId } };
      entries.push(...(await this.states.move(tx, brandId, ticket, change)));
    }
    return entries;
  }

  private async write(tx: EntityManager, brandId: string, batch: Batch): Promise<Map<string, number>> {
    const { placements, clocks, salts, before, wantNothing, authorOf } = batch;
    const unanswered = new Set(
      [...before.values()].filter((one) => one.answeredAt === null).map(({ id }) => id),
    );
    const backlogs = await backlogsAtOpening(tx, brandId, placements, unanswered);
    const tickets = placements.filter(opensTicket).map((placement) => {
      const id = placement.decision.ticketId as string;
      return {
        id,
        placement,
        author: authorOf(placement.post),
        dueAt: earliest(clocks, id),
        backlog: backlogs.get(id) ?? 0,
      };
    });
    await writeTickets(tx, brandId, tickets);
    const posts = placements.map((placement) => ({
      placement,
      authorId: authorOf(placement.post).id,
      salt: (salts.get(placement.post.id) as Salted).salt,
      wantsAnswer: !wantNothing.has(placement.post.id),
    }));
    await writePosts(tx, brandId, posts);
    return backlogs;
  }
}

interface Batch {
  readonly placements: readonly Placement[];
  readonly clocks: readonly PlannedClock[];
  readonly salts: ReadonlyMap<string, Salted>;
  /** Of the tickets that stood before this batch and are touched by it. */
  readonly before: ReadonlyMap<string, LockedTicket>;
  readonly wantNothing: ReadonlySet<string>;
  readonly authorOf: (post: InboxPost) => KnownAuthor;
}

const isNewContact = ({ post, decision }: Placement, wantNothing: ReadonlySet<string>) =>
  decision.outcome === 'attached' && !wantNothing.has(post.id);

const opensTicket = ({ decision }: Placement) => decision.outcome === 'ticket';
const rest = (entries: readonly Entry[]) => entries.filter((entry) => entry.kind !== 'opened');

function ticketsTouched(placements: readonly Placement[]): string[] {
  const ids = placements.flatMap(({ decision }) => decision.ticketId ?? []);
  return [...new Set(ids)];
}

const opening = ({ post, decision, judgement, language }: Placement, { contract }: KnownAuthor): Opening => ({
  ticketId: decision.ticketId as string,
  facts: {
    ...{ accountId: post.accountId as string, channel: post.channel, language, text: post.text, contract },
    ...{ topic: judgement.topic, severity: judgement.severity, at: post.postedAt.getTime() },
  },
  isHistory: post.isHistory,
});

const onTicket = ({ post, decision }: Placement): Start => ({
  ticketId: decision.ticketId as string,
  at: post.postedAt,
});

const answer = (placement: Placement): Answer => ({
  ...onTicket(placement),
  isDeflection: placement.isDeflection,
});

function earliest(clocks: readonly PlannedClock[], ticketId: string): Date | null {
  const due = clocks.filter((one) => one.ticketId === ticketId).map((one) => one.dueAt.getTime());
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}
