/** Every limit on what comes in, in one place; docs/limits.md says them to people. */
export const LIMITS = {
  bodyBytes: 10 * 1024 * 1024,
  postsPerRequest: 1_000,
  textLength: 50_000,
  idLength: 500,
  nameLength: 200,
  urlLength: 2_000,
  mentions: 100,
  attachments: 20,
  /** How far ahead of us a channel's clock may be. */
  aheadMs: 5 * 60_000,
  queuePage: 200,
} as const;
