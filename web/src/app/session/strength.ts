/** As the server wants it. */
export const SHORTEST_PASSWORD = 12;

export const STRENGTHS = ['none', 'short', 'fair', 'good', 'strong'] as const;
export type Strength = (typeof STRENGTHS)[number];

const GOOD = 16;
const STRONG = 20;
/** A word said over and over is no longer than the word. */
const FEW_LETTERS = 5;

/** How hard a password is to guess: by its length, as long as it does not repeat a few letters. */
export function strengthOf(password: string): Strength {
  const { length } = password;
  if (length === 0) return 'none';
  if (length < SHORTEST_PASSWORD) return 'short';
  if (length < GOOD || new Set(password).size <= FEW_LETTERS) return 'fair';
  return length < STRONG ? 'good' : 'strong';
}
