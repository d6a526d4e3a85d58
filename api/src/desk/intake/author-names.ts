import type { EntityManager } from 'typeorm';
import type { InboxPost } from './inbox.js';
import type { Named } from './names.js';

interface Known {
  readonly channel: string;
  readonly externalId: string;
  readonly names: readonly (string | null)[];
}

/** Author by author, as the neighbourhood asks for open tickets. */
const KNOWN = `
  select asked.channel, asked.external_id as "externalId", known.names
    from (select distinct channel, external_id from unnest($2::text[], $3::text[]) as u (channel, external_id)) asked
   cross join lateral (
         select a.former_names || a.handle || a.display_name as names from desk.author a
          where a.brand_id = $1 and (a.channel, a.external_id) = (asked.channel, asked.external_id) limit 1) known`;

/** @returns what the author of one of these posts goes by, and what they went by before or do in another of them. */
export async function authorNames(
  tx: EntityManager,
  brandId: string,
  posts: readonly InboxPost[],
): Promise<(post: InboxPost) => Named> {
  const authors = [posts.map((post) => post.channel), posts.map((post) => post.author.externalId)];
  const known = await tx.query<Known[]>(KNOWN, [brandId, ...authors]);
  const names = new Map(known.map((one) => [keyOf(one.channel, one.externalId), [...one.names]]));
  for (const { channel, author } of posts) {
    const key = keyOf(channel, author.externalId);
    const before = names.get(key);
    if (before) before.push(author.handle, author.name);
    else names.set(key, [author.handle, author.name]);
  }
  return ({ channel, author }) => {
    const all = names.get(keyOf(channel, author.externalId)) ?? [];
    return { ...author, formerNames: [...new Set(all)].filter((one) => one !== null) };
  };
}

const keyOf = (channel: string, externalId: string) => `${channel}\n${externalId}`;
