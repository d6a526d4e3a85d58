import type { Channel } from '@evenhand/shared/wire/channel';

/** A reply as its channel gets it. */
export interface GoingOut {
  /** The idempotency key too: sent twice under one id, it is delivered once where the channel can promise that. */
  readonly id: string;
  readonly brandId: string;
  readonly accountId: string;
  /** The channel's id of the post that began the thread, and of the one that is answered. */
  readonly threadId: string;
  readonly inReplyTo: string;
  readonly text: string;
  /** The name of the person who sends, with the account's, as `Ana of @BrandCares`. */
  readonly signedAs: string;
}

/** What a channel says of a delivered reply, and no more. */
export interface Receipt {
  readonly externalId: string;
  readonly deliveredAt: Date;
}

/** A way out: how replies go to one channel. Whatever it throws beside the two errors below leaves the outcome unknown. */
export interface Send {
  readonly channel: Channel;
  /** Whether the same id sent again is not delivered again, and gives the receipt of the first time. */
  readonly isIdempotent: boolean;
  readonly longestText: number;
  /** @throws ChannelRefusal, NothingSent */
  send(reply: GoingOut): Promise<Receipt>;
}

/** The channel will not have it, now or later. */
export class ChannelRefusal extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** It surely did not go out, and may another time. */
export class NothingSent extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}
