import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { Wakeups } from '../../ledger/wakeups.js';
import { Door } from '../door.js';
import type { BoardAccount, BoardSource } from './board-accounts.js';
import { writeBoardPost, type Said } from './write-board-post.js';

/** A thread of an account, and through which source its posts come in. */
export interface Own {
  readonly account: BoardAccount;
  readonly source: BoardSource;
  readonly threadId: string;
}

export type Written = Omit<Said, 'threadId'>;

/** Puts a visitor's post before the public and before the desk: both, or neither. */
@Injectable()
export class BoardDoor {
  constructor(
    private readonly door: Door,
    private readonly wakeups: Wakeups,
  ) {}

  async store(tx: EntityManager, { account, source, threadId }: Own, written: Written): Promise<void> {
    const said = { ...written, threadId };
    const given = { post: postOf(account, said), isConfirmation: said.kind === 'confirmed' };
    const [receipt] = await this.door.takeIn(tx, { source, runId: null, isHistory: false }, [given]);
    if (receipt?.result !== 'accepted')
      throw new Error(`The door did not accept a post of the board: ${receipt?.reason ?? receipt?.result}`);
    await writeBoardPost(tx, account, said);
  }

  /** After the commit. */
  wake(brandId: string): void {
    this.wakeups.nudge('inbox', brandId);
  }
}

/** The author is known by the thread alone: two complaints of one visitor are two customers', as nobody signs in here. */
const postOf = (account: BoardAccount, said: Said): IncomingPost => ({
  channel: 'board',
  account: account.id,
  externalId: said.id,
  ...(said.kind === 'complaint' ? {} : { inReplyTo: said.threadId }),
  postedAt: said.at.toISOString(),
  text: said.text,
  author: { externalId: `visitor ${said.threadId}`, displayName: said.name },
});
