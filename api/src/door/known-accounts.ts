import type { EntityManager } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';
import { wellFormed } from './well-formed.js';

const FIND = `
  select a.id, asked.channel, asked.name
    from unnest($2::text[], $3::text[]) as asked (channel, name)
    join desk.account a
      on a.brand_id = $1 and a.channel = asked.channel
     and (a.external_id = asked.name or lower(ltrim(a.handle, '@')) = lower(ltrim(asked.name, '@')))`;

/** @returns finds an account of the brand by its handle, with or without the @, or by the channel's id of it. */
export async function knownAccounts(
  door: Pick<EntityManager, 'query'>,
  brandId: string,
  asked: readonly { channel: Channel; account: string }[],
): Promise<(channel: Channel, account: string) => string | undefined> {
  const key = (channel: string, name: string) => `${channel} ${wellFormed(name)}`;
  const distinct = [...new Map(asked.map((post) => [key(post.channel, post.account), post])).values()];
  const rows = await door.query<{ id: string; channel: string; name: string }[]>(FIND, [
    brandId,
    distinct.map((post) => post.channel),
    distinct.map((post) => wellFormed(post.account)),
  ]);
  const ids = new Map(rows.map((row) => [key(row.channel, row.name), row.id]));
  return (channel, account) => ids.get(key(channel, account));
}
