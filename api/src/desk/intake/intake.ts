import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { isDeflection } from '@evenhand/shared/replies/deflection';
import { Wakeups } from '../../ledger/wakeups.js';
import { authorNames } from './author-names.js';
import { decide } from './decide.js';
import { excerptOf } from './excerpt.js';
import { holdInbox, markTaken, waitingPosts, type InboxPost } from './inbox.js';
import { languageOf } from './language.js';
import type { Named } from './names.js';
import { BatchNeighbourhood } from './neighbourhood.js';
import { isOfThePost, passOver, putBack, reasonOf } from './pass-over.js';
import type { Taken } from './taken.js';
import { TicketBook, type Found, type Placement } from './ticket-book.js';
import { judge, wordRules, type WordRule } from './word-rules.js';

/** Larger batches gain little and hold the tickets of a brand for longer. */
const BATCH = 200;

type Work = (tx: EntityManager, posts: readonly InboxPost[]) => Promise<void>;

/** Takes a brand's posts out of the inbox, in the order in which they came, and decides what each one is. */
@Injectable()
export class Intake {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly book: TicketBook,
    private readonly wakeups: Wakeups,
  ) {}

  async takeBatch(brandId: string): Promise<Taken> {
    const taken = await this.take(brandId, BATCH, (tx, posts) => this.place(tx, brandId, posts)).catch(
      (error: unknown) => {
        if (!isOfThePost(error)) throw error;
        return this.take(brandId, 1, (tx, posts) => this.placeOrPassOver(tx, brandId, posts));
      },
    );
    if (taken === 'more') {
      this.wakeups.nudge('events', brandId);
      this.wakeups.nudge('deadlines', brandId);
    }
    return taken;
  }

  /** After a fix: what was passed over waits again. @returns how many. */
  async putBack(brandId: string): Promise<number> {
    const count = await this.desk.transaction((tx) => putBack(tx, brandId));
    if (count > 0) this.wakeups.nudge('inbox', brandId);
    return count;
  }

  private take(brandId: string, most: number, work: Work): Promise<Taken> {
    return this.desk.transaction(async (tx) => {
      if (!(await holdInbox(tx, brandId))) return 'held';
      const posts = await waitingPosts(tx, brandId, most);
      if (posts.length === 0) return 'empty';
      await work(tx, posts);
      return 'more';
    });
  }

  /** One post that cannot be stored does not keep the others waiting: it is marked, and its raw form is in the vault. */
  private async placeOrPassOver(
    tx: EntityManager,
    brandId: string,
    posts: readonly InboxPost[],
  ): Promise<void> {
    try {
      await tx.transaction((inner) => this.place(inner, brandId, posts));
    } catch (error) {
      if (!isOfThePost(error)) throw error;
      for (const { id } of posts) await passOver(tx, brandId, { postId: id, reason: reasonOf(error) });
    }
  }

  private async place(tx: EntityManager, brandId: string, posts: readonly InboxPost[]): Promise<void> {
    const rules = await wordRules(tx, brandId);
    const topicOf = (text: string) => judge(text, rules).topic;
    const around = await BatchNeighbourhood.around(tx, brandId, posts, topicOf);
    const namesOf = await authorNames(tx, brandId, posts);
    const placements = posts.map((post) => {
      const decision = decide(post, around, newId);
      around.remember(post, decision);
      return placement(post, decision, { rules, author: namesOf(post) });
    });
    const found = await this.book.record(tx, brandId, placements);
    await markTaken(tx, brandId, outcomes(placements, found));
  }
}

function outcomes(placements: readonly Placement[], found: readonly Found[]) {
  const taken = placements.map(({ post, decision: { outcome, ticketId, reason } }) => {
    return { id: post.id, outcome, ticketId, reason };
  });
  const later = found.map(({ postId, ticketId, reason }) => {
    return { id: postId, outcome: 'reply', ticketId, reason };
  });
  // The last one of an id says how it stands now.
  return [...new Map([...taken, ...later].map((one) => [one.id, one])).values()];
}

/** What the queue shows of a post that is nothing but a picture or a film. */
const WORDLESS = '(an attachment, without words)';

const placement = (
  post: InboxPost,
  decision: Placement['decision'],
  { rules, author }: { rules: readonly WordRule[]; author: Named },
): Placement => ({
  post,
  decision,
  language: languageOf(post.text, post.language),
  judgement: judge(post.text, rules),
  excerpt: excerptOf(post.text, author) || WORDLESS,
  isDeflection: decision.outcome === 'reply' && isDeflection(post.text),
});
