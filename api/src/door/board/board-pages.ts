import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { BoardPage, BoardThreadPage } from '@evenhand/shared/wire/board';
import { LIMITS } from '../../platform/limits.js';
import { NotFound } from '../../platform/refusal.js';
import { BoardAccounts } from './board-accounts.js';
import { isId } from './ids.js';
import { isProof } from './proof.js';
import { complaintsOf, threadsOf } from './read-threads.js';

const { page: PAGE, postsInList, postsOfThread } = LIMITS.board;

/** What anybody may read of a board. */
@Injectable()
export class BoardPages {
  constructor(
    @InjectDataSource('door') private readonly door: DataSource,
    private readonly accounts: BoardAccounts,
  ) {}

  async page(accountId: string, after: string | null): Promise<BoardPage> {
    const account = await this.accounts.withId(accountId);
    const found = await complaintsOf(this.door, account, after, PAGE + 1);
    const ids = found.slice(0, PAGE);
    return {
      brand: account.brand,
      account: account.handle,
      threads: await threadsOf(this.door, account, ids, postsInList),
      next: found.length > PAGE ? (ids.at(-1) ?? null) : null,
    };
  }

  /** @param proof of whoever says that the complaint is theirs; a wrong one reads what all read. */
  async thread(accountId: string, complaintId: string, proof: string | null): Promise<BoardThreadPage> {
    const account = await this.accounts.withId(accountId);
    const ids = isId(complaintId) ? [complaintId] : [];
    const [thread] = await threadsOf(this.door, account, ids, postsOfThread);
    if (!thread) throw new NotFound('complaint');
    const isYours =
      proof !== null && isProof(proof, (await this.accounts.sourceOf(account.brandId)).secret, thread.id);
    return { brand: account.brand, account: account.handle, thread, isYours };
  }
}
