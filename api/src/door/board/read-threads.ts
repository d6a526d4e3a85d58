import type { EntityManager } from 'typeorm';
import type { BoardPost, BoardThread } from '@evenhand/shared/wire/board';

import type { Own } from './board-door.js';

type Reader = Pick<EntityManager, 'query'>;

const COMPLAINTS = `
  select id from board.post
   where brand_id = $1 and account_id = $2 and kind = 'complaint'
     and ($3::uuid is null or (posted_at, id) <
          (select posted_at, id from board.post where brand_id = $1 and id = $3 and account_id = $2 and kind = 'complaint'))
   order by posted_at desc, id desc limit $4`;

/** The ids of complaints, the newest first. @param after the last one of the page before */
export async function complaintsOf(
  door: Reader,
  account: { brandId: string; id: string },
  after: string | null,
  most: number,
): Promise<string[]> {
  const rows = await door.query<{ id: string }[]>(COMPLAINTS, [account.brandId, account.id, after, most]);
  return rows.map(({ id }) => id);
}

const last = (which: string) =>
  `(array_agg(kind order by posted_at desc, id desc) filter (where ${which}))[1]`;

/** Each complaint with the newest of what followed, and how it stands: a new post of the customer's undoes "solved". */
const THREADS = `
  select c.id, stands.*,
         json_build_array(json_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'text', c.text, 'at', c.posted_at))
           as complaint, followed.posts
    from unnest($2::uuid[]) with ordinality as asked (id, place)
    join board.post c on c.brand_id = $1 and c.id = asked.id and c.account_id = $3 and c.kind = 'complaint'
   cross join lateral (
     select bool_or(p.kind = 'answer') as "isAnswered",
            ${last("kind not in ('answer', 'confirmed')")} = 'solved' as "isSolved",
            coalesce(${last("kind in ('answer', 'solved', 'reopened')")} = 'reopened', false) as "isReopened",
            ${last("kind <> 'answer'")} = 'confirmed' as "isConfirmed"
       from board.post p where p.brand_id = $1 and p.thread_id = c.id) stands
   cross join lateral (
     select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'name', name, 'text', text, 'at', posted_at)
                              order by posted_at, id), '[]') as posts
       from (select * from board.post p
              where p.brand_id = $1 and p.thread_id = c.id and p.id <> c.id
              order by posted_at desc, id desc limit $4) newest) followed
   order by asked.place`;

const AFTER_ALL = `
  select greatest(desk.now(), max(posted_at) + interval '1 ms') as at
    from board.post where brand_id = $1 and thread_id = $2`;

/** Now, or behind the last post of a thread: a transaction that had to wait for the thread began before it could read that one. */
export async function afterAll(tx: Reader, { account, threadId }: Own): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>(AFTER_ALL, [account.brandId, threadId]);
  if (!row) throw new Error('The database gave no time.');
  return row.at;
}

interface ThreadRow extends Omit<BoardThread, 'posts'> {
  readonly complaint: readonly BoardPost[];
  readonly posts: readonly BoardPost[];
}

/** @param most how many posts of a thread, the newest, beside its complaint */
export async function threadsOf(
  tx: Reader,
  account: { brandId: string; id: string },
  ids: readonly string[],
  most: number,
): Promise<BoardThread[]> {
  const rows = await tx.query<ThreadRow[]>(THREADS, [account.brandId, ids, account.id, most]);
  return rows.map(({ complaint, posts, ...thread }) => ({
    ...thread,
    posts: [...complaint, ...posts].map((post) => ({ ...post, at: new Date(post.at).toISOString() })),
  }));
}
