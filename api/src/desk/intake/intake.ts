import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { Wakeups } from '../../ledger/wakeups.js';
import { decide } from './decide.js';
import { excerptOf } from './excerpt.js';
import { holdInbox, markTaken, waitingPosts, type InboxPost } from './inbox.js';
import { languageOf } from './language.js';
import { BatchNeighbourhood } from './neighbourhood.js';
import { TicketBook, type Placement } from './ticket-book.js';
import { judge, wordRules, type WordRule } from './word-rules.js';

/** Larger batches gain little and hold the tickets of a brand for longer. */
const BATCH = 200;

/** What a look into a brand's inbox came to. `held`: another node is at it. */
export type Taken = 'empty' | 'held' | 'more';

/** Takes a brand's posts out of the inbox, in the order in which they came, and decides what each one is. */
@Injectable()
export class Intake {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly book: TicketBook,
    private readonly wakeups: Wakeups,
  ) {}

  async takeBatch(brandId: string): Promise<Taken> {
    const taken = await this.desk.transaction(async (tx) => {
      if (!(await holdInbox(tx, brandId))) return 'held';
      const posts = await waitingPosts(tx, brandId, BATCH);
      if (posts.length === 0) return 'empty';
      await this.place(tx, brandId, posts);
      return 'more';
    });
    if (taken === 'more') {
      this.wakeups.nudge('events', brandId);
      this.wakeups.nudge('deadlines', brandId);
    }
    return taken;
  }

  private async place(tx: EntityManager, brandId: string, posts: readonly InboxPost[]): Promise<void> {
    const around = await BatchNeighbourhood.around(tx, brandId, posts);
    const rules = await wordRules(tx, brandId);
    const placements = posts.map((post) => {
      const decision = decide(post, around, newId);
      around.remember(post, decision);
      return placement(post, decision, rules);
    });
    await this.book.record(tx, brandId, placements);
    const taken = placements.map(({ post, decision: { outcome, ticketId, reason } }) => ({
      id: post.id,
      outcome,
      ticketId,
      reason,
    }));
    await markTaken(tx, brandId, taken);
  }
}

const placement = (
  post: InboxPost,
  decision: Placement['decision'],
  rules: readonly WordRule[],
): Placement => ({
  post,
  decision,
  language: languageOf(post.text, post.language),
  judgement: judge(post.text, rules),
  excerpt: excerptOf(post.text, post.author),
});
