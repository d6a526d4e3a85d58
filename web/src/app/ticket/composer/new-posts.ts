import type { SaidPost, StreamEntry } from '@evenhand/shared/wire/ticket';

/**
 * The posts that came after the last one that somebody had seen; their own are none of these.
 * @param readUpTo that post's id; all are new where the conversation has no such post
 */
export function newPosts(
  stream: readonly StreamEntry[],
  readUpTo: string | null,
  personId: string | undefined,
): SaidPost[] {
  const posts = stream.filter((entry) => entry.kind === 'post');
  const seen = posts.findIndex((post) => post.id === readUpTo);
  return posts.slice(seen + 1).filter(({ writtenBy }) => !writtenBy || writtenBy.id !== personId);
}
