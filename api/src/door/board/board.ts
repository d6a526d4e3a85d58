import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { BoardThread, ComplaintMade, NewComplaint } from '@evenhand/shared/wire/board';
import { NotFound, Refusal } from '../../platform/refusal.js';
import { BoardAccounts, type BoardAccount } from './board-accounts.js';
import { BoardDoor, type Own, type Written } from './board-door.js';
import { Crowd } from './crowd.js';
import { isId } from './ids.js';
import { isOdd } from './odd-name.js';
import { ownNames, passesFor } from './own-names.js';
import { isProof, proofOf } from './proof.js';
import { afterAll, threadsOf } from './read-threads.js';

/** Whoever writes, as far as the board knows them. */
export interface Writer {
  readonly address: string;
  readonly proof: string | null;
}

/** Which complaint of which account. */
export interface Where {
  readonly accountId: string;
  readonly complaintId: string;
}

const SOLVED = 'The customer confirms that the problem is solved.';

/** Anybody complains in public, and whoever complained may go on. */
@Injectable()
export class Board {
  constructor(
    @InjectDataSource('door') private readonly database: DataSource,
    private readonly accounts: BoardAccounts,
    private readonly door: BoardDoor,
    private readonly crowd: Crowd,
  ) {}

  async complain(accountId: string, { name, text }: NewComplaint, address: string): Promise<ComplaintMade> {
    const account = await this.accounts.withId(accountId);
    this.crowd.sends(address);
    await this.refuseName(account, name);
    const source = await this.accounts.sourceOf(account.brandId);
    this.crowd.complains(address, account.id);
    const id = newId();
    await this.write({ account, source, threadId: id }, async () => ({ id, kind: 'complaint', name, text }));
    return { id, path: `/board/${account.id}/complaints/${id}#${proofOf(source.secret, id)}` };
  }

  async sayMore(where: Where, text: string, writer: Writer): Promise<void> {
    const own = await this.ownComplaint(where, writer);
    await this.write(own, async (tx) => {
      const { name } = await this.complaint(tx, own.account, own.threadId);
      return { id: newId(), kind: 'more', name, text };
    });
  }

  /** @throws Refusal unless the brand has called the problem solved, and nobody said yet that it is. */
  async confirm(where: Where, writer: Writer): Promise<void> {
    const own = await this.ownComplaint(where, writer);
    await this.write(own, async (tx) => {
      const { thread, name } = await this.complaint(tx, own.account, own.threadId);
      if (!thread.isSolved)
        throw new Refusal('not-solved', `${own.account.brand} has not called this solved.`, 409);
      if (thread.isConfirmed) throw new Refusal('confirmed', 'You have confirmed this already.', 409);
      return { id: newId(), kind: 'confirmed', name, text: SOLVED };
    });
  }

  private async write(own: Own, what: (tx: EntityManager) => Promise<Omit<Written, 'at'>>): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('evenhand board'), hashtext($1))", [
        own.threadId,
      ]);
      const written = await what(tx);
      await this.door.store(tx, own, { ...written, at: await afterAll(tx, own) });
    });
    this.door.wake(own.account.brandId);
  }

  /** @throws NotFound, Refusal where the writer is not who complained. */
  private async ownComplaint({ accountId, complaintId }: Where, { address, proof }: Writer): Promise<Own> {
    const account = await this.accounts.withId(accountId);
    this.crowd.sends(address);
    const { thread } = await this.complaint(this.database, account, complaintId);
    const source = await this.accounts.sourceOf(account.brandId);
    if (!isProof(proof, source.secret, thread.id))
      throw new Refusal(
        'not-yours',
        'Only who made this complaint can write here: open it with its own link.',
        403,
      );
    this.crowd.writesOn(thread.id);
    return { account, source, threadId: thread.id };
  }

  private async complaint(
    tx: Pick<EntityManager, 'query'>,
    account: BoardAccount,
    id: string,
  ): Promise<{ thread: BoardThread; name: string }> {
    const [thread] = await threadsOf(tx, account, isId(id) ? [id] : [], 0);
    const [complaint] = thread?.posts ?? [];
    if (!thread || !complaint) throw new NotFound('complaint');
    return { thread, name: complaint.name };
  }

  private async refuseName(account: BoardAccount, name: string): Promise<void> {
    if (passesFor(name, await ownNames(this.database, account.brandId)))
      throw new Refusal(
        'name-taken',
        `That name could be taken for one of ${account.brand}’s own. Write under another.`,
      );
    if (isOdd(name))
      throw new Refusal('name-odd', 'Write your name in letters: no pictures, and one alphabet in a word.');
  }
}
