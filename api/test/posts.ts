import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { IncomingPost } from '@evenhand/shared/wire/post';

export function aPost(given: Partial<IncomingPost> = {}): IncomingPost {
  return {
    channel: 'x',
    account: '@BrandCares',
    externalId: newId(),
    postedAt: new Date().toISOString(),
    text: 'My internet has not worked for three days and nobody answers the phone.',
    author: {
      externalId: `author-${randomBytes(4).toString('hex')}`,
      handle: '@ann',
      displayName: 'Ann Example',
    },
    ...given,
  };
}

/** The brand's own account, as the channel authenticates it. */
export const OURSELVES = { externalId: 'brand-cares-id', handle: '@BrandCares', displayName: 'Brand Cares' };

/** Somebody whom nobody has met yet, as the channel knows them. */
export const somebody = (name = 'Ben Bystander'): IncomingPost['author'] => ({
  externalId: `author-${randomBytes(4).toString('hex')}`,
  handle: `@${name.split(' ')[0]?.toLowerCase() ?? 'ben'}`,
  displayName: name,
});
