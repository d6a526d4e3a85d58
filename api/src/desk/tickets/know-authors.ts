import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { InboxPost } from '../intake/inbox.js';

const KNOW = `
  insert into desk.author as known (brand_id, id, channel, external_id, handle, display_name)
    select $1, id, channel, "externalId", handle, name
      from json_to_recordset($2::json) as a (id uuid, channel text, "externalId" text, handle text, name text)
     order by channel, "externalId"
  on conflict (brand_id, channel, external_id) do update
    set handle = coalesce(excluded.handle, known.handle),
        display_name = coalesce(excluded.display_name, known.display_name)
  returning id, channel, external_id as "externalId"`;

/** Writes down who wrote, by the name they go by now. @returns finds the author's id of a post. */
export async function knowAuthors(
  tx: EntityManager,
  brandId: string,
  posts: readonly InboxPost[],
): Promise<(post: InboxPost) => string> {
  const authors = new Map(
    posts.map((post) => [
      keyOf(post.channel, post.author.externalId),
      { channel: post.channel, ...post.author },
    ]),
  );
  const given = [...authors.values()].map((author) => ({ id: newId(), ...author }));
  const rows = await tx.query<{ id: string; channel: string; externalId: string }[]>(KNOW, [
    brandId,
    JSON.stringify(given),
  ]);
  const ids = new Map(rows.map((row) => [keyOf(row.channel, row.externalId), row.id]));
  return (post) => {
    const id = ids.get(keyOf(post.channel, post.author.externalId));
    if (!id) throw new Error(`The author of post ${post.id} was not written down.`);
    return id;
  };
}

const keyOf = (channel: string, externalId: string) => `${channel}\n${externalId}`;
