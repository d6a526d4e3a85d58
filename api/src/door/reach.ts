import { instantOf } from './instant-of.js';

/** What a channel said of the author's audience, with the time of the observation. Unknown is null, never zero. */
export interface Reach {
  readonly followers: number | null;
  readonly following: number | null;
  readonly verified: boolean | null;
  readonly observedAt: string | null;
}

/** Whatever is not plainly a count or a yes or no is unknown; it never makes a post unreadable. */
export function readReach(post: object): Reach | null {
  const reach: unknown = 'reach' in post ? post.reach : null;
  if (typeof reach !== 'object' || reach === null) return null;
  const said = reach as Record<string, unknown>;
  return {
    followers: count(said['followers']),
    following: count(said['following']),
    verified: typeof said['verified'] === 'boolean' ? said['verified'] : null,
    observedAt: instant(said['observedAt']),
  };
}

const count = (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;

const instant = (value: unknown) =>
  typeof value === 'string' ? (instantOf(value)?.toISOString() ?? null) : null;
