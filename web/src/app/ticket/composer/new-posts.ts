import type { SaidPost, StreamEntry } from '@evenhand/shared/wire/ticket';

/**
 * The posts that arrived after the last one that somebody had seen, wherever they stand; their own are none of these.
 * @param readUpTo that post's id; all are new where the conversation has no such post
 */
export function newPosts(
  stream: readonly StreamEntry[],
  readUpTo: string | null,
  personId: string | undefined,
): SaidPost[] {
  const posts = stream.filter((entry) => entry.kind === 'post');
  const seen = posts.find((post) => post.id === readUpTo)?.arrival ?? 0;
  return posts.filter(
    ({ arrival, writtenBy }) => arrival > seen && (!writtenBy || writtenBy.id !== personId),
  );
}
