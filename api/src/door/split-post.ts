import { v7 as newId } from 'uuid';
import type { UnreadablePost } from './keep-unreadable.js';
import type { PostBody } from './post-body.js';
import type { ReadablePost, Unreadable } from './read-post.js';
import type { Source } from './sources.js';
import type { Arrival } from './store-posts.js';
import { wellFormed } from './well-formed.js';

/** How a batch comes in: live, or as history that pages nobody. */
export interface Delivery {
  readonly source: Source;
  readonly runId: string | null;
  readonly isHistory: boolean;
}

/** A post as it was given, or a line that is none, and where in a file it stood. */
export interface Given {
  readonly post: unknown;
  /** Its own text where it was read from text; else it is written again. */
  readonly raw?: string;
  readonly place?: string;
  readonly problem?: Unreadable;
  /** The post reaches nobody of ours, as who delivers it knows: no account is looked for. */
  readonly isElsewhere?: boolean;
  /** The customer says with it that the problem is solved. No field of a post: nobody can send it from outside. */
  readonly isConfirmation?: boolean;
}

/** What goes to the inbox and the vault. */
export function arrivalOf(
  delivery: Delivery,
  given: Given,
  read: ReadablePost,
  accountId: string | null,
): Arrival {
  const { source, runId, isHistory } = delivery;
  const { post, postedAt, text, reach } = read;
  return {
    ...{ id: newId(), sourceId: source.id, runId, isHistory, accountId },
    ...{ postedAt: postedAt.toISOString(), text, reach, raw: rawOf(given) },
    ...contentOf(post),
    author: authorOf(post),
    isConfirmation: given.isConfirmation ?? false,
  };
}

const BCP_47 = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function contentOf(post: PostBody) {
  const { channel, externalId } = post;
  return {
    channel,
    externalId,
    inReplyTo: post.inReplyTo ?? null,
    language: languageOf(post),
    url: post.url ?? null,
    visibility: post.visibility ?? 'public',
    editOf: post.editOf ?? null,
    isDeleted: post.deleted ?? false,
    quotes: post.quotes ?? null,
    mentions: post.mentions ?? [],
    attachments: post.attachments?.map(({ type, url, alt }) => ({ type, url, alt })) ?? null,
  };
}

const languageOf = ({ language }: PostBody) =>
  typeof language === 'string' && BCP_47.test(language) ? language : null;

const authorOf = ({ author }: PostBody) => ({
  externalId: author.externalId,
  handle: author.handle ?? null,
  name: author.displayName ?? null,
});

/** What is kept until somebody mends it. */
export function unreadableOf(
  delivery: Delivery,
  given: Given,
  { field, reason }: Unreadable,
): UnreadablePost {
  return {
    id: newId(),
    sourceId: delivery.source.id,
    runId: delivery.runId,
    isHistory: delivery.isHistory,
    channel: textField(given.post, 'channel'),
    externalId: textField(given.post, 'externalId'),
    field,
    reason,
    place: given.place ?? null,
    raw: rawOf(given),
  };
}

const rawOf = (given: Given) => given.raw ?? JSON.stringify(given.post);

function textField(post: unknown, name: string): string | null {
  const value = typeof post === 'object' && post !== null ? (post as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? wellFormed(value).slice(0, 500) : null;
}
