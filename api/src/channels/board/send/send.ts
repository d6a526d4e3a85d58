import type { DataSource, EntityManager } from 'typeorm';
import { LIMITS } from '../../../platform/limits.js';
import { ChannelRefusal, type GoingOut, type Receipt, type Send } from '../../../platform/sending.js';

export interface Mark {
  readonly brandId: string;
  readonly threadId: string;
  readonly id: string;
  readonly kind: 'solved' | 'reopened';
  /** The account's. */
  readonly name: string;
}

const THREAD = `
  select from board.post where brand_id = $1 and id = $2 and account_id = $3 and kind = 'complaint'`;

/** Whole milliseconds: the clock stops at the very instant that the public reads. */
const ANSWER = `
  insert into board.post (brand_id, id, account_id, thread_id, kind, name, text, posted_at)
    values ($1, $2, $3, $4, 'answer', $5, $6, date_trunc('milliseconds', desk.now()))
  on conflict do nothing`;

const READ = `
  select id as "externalId", posted_at as "deliveredAt"
    from board.post where brand_id = $1 and id = $2 and thread_id = $3 and kind = 'answer'`;

/** The visitor's posts wait for it too: whoever confirms has seen the last mark. */
const LOCK = "select pg_advisory_xact_lock(hashtext('evenhand board'), hashtext($1))";

const MARK = `
  insert into board.post (brand_id, id, account_id, thread_id, kind, name, text, posted_at)
    select c.brand_id, $3, c.account_id, c.thread_id, $4, $5, '',
           (select date_trunc('milliseconds', greatest(desk.now(), max(p.posted_at) + interval '1 ms'))
              from board.post p where p.brand_id = $1 and p.thread_id = c.id)
      from board.post c where c.brand_id = $1 and c.id = $2 and c.kind = 'complaint'`;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Answers on our own board. The row is the delivery, so it is there once or not at all. */
export class BoardSend implements Send {
  readonly channel = 'board';
  readonly isIdempotent = true;
  readonly longestText = LIMITS.board.textLength;

  /** @param masked what the public may read of a text */
  constructor(
    private readonly desk: DataSource,
    private readonly masked: (text: string) => string,
  ) {}

  async send(reply: GoingOut): Promise<Receipt> {
    const { id, brandId, accountId, threadId, signedAs } = reply;
    if (!(await this.hasThread(reply)))
      throw new ChannelRefusal('no-thread', 'The complaint is not on the board.');
    await this.desk.query(ANSWER, [brandId, id, accountId, threadId, signedAs, this.masked(reply.text)]);
    const [receipt] = await this.desk.query<Receipt[]>(READ, [brandId, id, threadId]);
    if (!receipt) throw new ChannelRefusal('id-taken', 'Something else stands on the board under that id.');
    return receipt;
  }

  /** Marks for the public how the account calls a thread. In the transaction that moves the ticket. */
  async mark(tx: EntityManager, { brandId, threadId, id, kind, name }: Mark): Promise<void> {
    if (!UUID.test(threadId)) return;
    await tx.query(LOCK, [threadId]);
    await tx.query(MARK, [brandId, threadId, id, kind, name]);
  }

  private async hasThread({ brandId, threadId, accountId }: GoingOut): Promise<boolean> {
    if (!UUID.test(threadId)) return false;
    const threads = await this.desk.query<unknown[]>(THREAD, [brandId, threadId, accountId]);
    return threads.length > 0;
  }
}
