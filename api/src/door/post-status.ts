import type { DataSource } from 'typeorm';
import type { PostStatus } from '@evenhand/shared/wire/post';
import { NotFound } from '../platform/refusal.js';
import type { Source } from './sources.js';
import { wellFormed } from './well-formed.js';

const FIND = `
  select coalesce(outcome, 'pending') as result, ticket_id as "ticketId", reason
    from door.inbox where brand_id = $1 and source_id = $2 and channel = $3 and external_id = $4
  union all
  (select 'unreadable', null, reason
     from door.unreadable
    where brand_id = $1 and source_id = $2 and channel = $3 and external_id = $4 and mended_at is null
    order by received_at desc limit 1)
  limit 1`;

/** What became of a post that this source put through the door. @throws NotFound */
export async function postStatus(
  door: DataSource,
  source: Source,
  post: { channel: string; externalId: string },
): Promise<PostStatus> {
  const [row] = await door.query<
    { result: PostStatus['result']; ticketId: string | null; reason: string | null }[]
  >(FIND, [source.brandId, source.id, wellFormed(post.channel), wellFormed(post.externalId)]);
  if (!row) throw new NotFound('post of this source with that channel and id');
  return {
    result: row.result,
    ...(row.ticketId && { ticketId: row.ticketId }),
    ...(row.reason && { reason: row.reason }),
  };
}
