import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { InboxPost } from '../intake/inbox.js';

/** Of somebody who calls themselves otherwise every day, the last ones. */
const FORMER_NAMES = 40;

const KNOW = `
  insert into desk.author as known (brand_id, id, channel, external_id, handle, display_name, former_names)
    select $1, id, channel, "externalId", handle, name, array(select json_array_elements_text("formerNames"))
      from json_to_recordset($2::json) as a (id uuid, channel text, "externalId" text, handle text, name text,
                                             "formerNames" json)
     order by channel, "externalId"
  on conflict (brand_id, channel, external_id) do update
    set handle = coalesce(excluded.handle, known.handle),
        display_name = coalesce(excluded.display_name, known.display_name),
        former_names = case
          when coalesce(excluded.handle, known.handle) is not distinct from known.handle
           and coalesce(excluded.display_name, known.display_name) is not distinct from known.display_name
           and excluded.former_names <@ known.former_names then known.former_names
          else array(
            select name
              from unnest(excluded.former_names || known.handle || known.display_name || known.former_names)
                   with ordinality as former (name, place)
             where name is not null group by name order by min(place) limit ${FORMER_NAMES}) end
  returning id, channel, external_id as "externalId", contract`;

/** Who wrote a post, as they are kept here. */
export interface KnownAuthor {
  readonly id: string;
  /** What they have bought, by a name that the brand declared; null where nobody said. */
  readonly contract: string | null;
}

/** Writes down who wrote, by the names they go by now and went by. @returns finds the author of a post. */
export async function knowAuthors(
  tx: EntityManager,
  brandId: string,
  posts: readonly InboxPost[],
): Promise<(post: InboxPost) => KnownAuthor> {
  const authors = Map.groupBy(posts, (post) => keyOf(post.channel, post.author.externalId));
  const rows = await tx.query<(KnownAuthor & { channel: string; externalId: string })[]>(KNOW, [
    brandId,
    JSON.stringify([...authors.values()].map(asJson)),
  ]);
  const known = new Map(rows.map((row) => [keyOf(row.channel, row.externalId), row]));
  return (post) => {
    const author = known.get(keyOf(post.channel, post.author.externalId));
    if (!author) throw new Error(`The author of post ${post.id} was not written down.`);
    return author;
  };
}

/** One author, by all of their posts: the last of them says what they are called now. */
function asJson(posts: readonly InboxPost[]) {
  const authors = posts.map(({ author }) => author);
  const last = (names: readonly (string | null)[]) => names.findLast((name) => name !== null) ?? null;
  const handle = last(authors.map((author) => author.handle));
  const name = last(authors.map((author) => author.name));
  const all = authors.flatMap((author) => [author.handle, author.name]).toReversed();
  const formerNames = [...new Set(all)].filter((one) => one !== null && one !== handle && one !== name);
  return {
    id: newId(),
    channel: posts[0]?.channel,
    externalId: authors[0]?.externalId,
    handle,
    name,
    formerNames,
  };
}

const keyOf = (channel: string, externalId: string) => `${channel}\n${externalId}`;
