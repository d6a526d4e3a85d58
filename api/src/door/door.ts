import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Receipt } from '@evenhand/shared/wire/post';
import { clock } from '../clock.js';
import { Wakeups } from '../ledger/wakeups.js';
import { keepUnreadable, type UnreadablePost } from './keep-unreadable.js';
import { knownAccounts } from './known-accounts.js';
import { readPost, type ReadablePost, type Unreadable } from './read-post.js';
import { arrivalOf, unreadableOf, type Delivery, type Given } from './split-post.js';
import { storePosts, type Arrival } from './store-posts.js';

/** Takes posts, each exactly once. It may see reach, and decides nothing. */
@Injectable()
export class Door {
  constructor(
    @InjectDataSource('door') private readonly door: DataSource,
    private readonly wakeups: Wakeups,
  ) {}

  /** @returns a receipt for each, in order, once all are stored. */
  async take(delivery: Delivery, given: readonly Given[]): Promise<Receipt[]> {
    const receipts = await this.takeIn(this.door, delivery, given);
    if (receipts.some(({ result }) => result === 'accepted'))
      this.wakeups.nudge('inbox', delivery.source.brandId);
    return receipts;
  }

  /** The same within a transaction: whoever opened it wakes the inbox after its commit. */
  async takeIn(
    tx: DataSource | EntityManager,
    delivery: Delivery,
    given: readonly Given[],
  ): Promise<Receipt[]> {
    const { brandId } = delivery.source;
    const now = await clock.now(tx);
    const read = given.map((one) => one.problem ?? readPost(one.post, now));
    const accountOf = await knownAccounts(
      tx,
      brandId,
      read.filter(isReadable).map((one) => one.post),
    );

    const outcomes = given.map((one, index) => {
      const what = read[index] as ReadablePost | Unreadable;
      if (!isReadable(what)) return { unreadable: unreadableOf(delivery, one, what) };
      const accountId = one.isElsewhere ? null : accountOf(what.post.channel, what.post.account);
      if (accountId === undefined) return { unreadable: unreadableOf(delivery, one, unknownAccount(what)) };
      return { arrival: arrivalOf(delivery, one, what, accountId) };
    });

    const stored = await storePosts(
      tx,
      brandId,
      outcomes.flatMap((one) => one.arrival ?? []),
    );
    const kept = await keepUnreadable(
      tx,
      brandId,
      outcomes.flatMap((one) => one.unreadable ?? []),
    );
    return outcomes.map((one) => receipt(one, stored, kept, delivery));
  }
}

type Outcome = { arrival: Arrival; unreadable?: never } | { unreadable: UnreadablePost; arrival?: never };

const isReadable = (one: ReadablePost | Unreadable): one is ReadablePost => 'post' in one;

const unknownAccount = ({ post }: ReadablePost): Unreadable => ({
  field: 'account',
  reason: `account must be one of the brand's accounts on ${post.channel}`,
});

function receipt(one: Outcome, stored: Set<string>, kept: Set<string>, delivery: Delivery): Receipt {
  if (one.arrival)
    return {
      externalId: one.arrival.externalId,
      result: stored.has(one.arrival.id) ? 'accepted' : 'duplicate',
    };
  const { externalId, reason, id } = one.unreadable;
  // A file read twice counts a line that was kept the first time as a duplicate; a live sender is told again.
  if (delivery.runId && !kept.has(id)) return { externalId, result: 'duplicate' };
  return { externalId, result: 'unreadable', reason };
}
