import type { EntityManager } from 'typeorm';
import { maskNumbers } from '@evenhand/shared/board/mask';
import type { BoardPost } from '@evenhand/shared/wire/board';
import { wellFormed } from '../well-formed.js';

/** A post of a visitor's, as it was written. */
export interface Said {
  readonly id: string;
  readonly threadId: string;
  readonly kind: Extract<BoardPost['kind'], 'complaint' | 'more' | 'confirmed'>;
  readonly name: string;
  readonly text: string;
  readonly at: Date;
}

const WRITE = `
  insert into board.post (brand_id, id, account_id, thread_id, kind, name, text, posted_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** What the public sees of it; the desk has it in full. */
export async function writeBoardPost(
  tx: EntityManager,
  account: { brandId: string; id: string },
  said: Said,
): Promise<void> {
  const masked = [said.name, said.text].map((text) => maskNumbers(wellFormed(text)));
  await tx.query(WRITE, [account.brandId, said.id, account.id, said.threadId, said.kind, ...masked, said.at]);
}
