/** What the language has and its type library does not know yet. */
interface ExactJson {
  parse(
    text: string,
    revive: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(source: string): unknown;
}
const exact = JSON as unknown as ExactJson;

const LONG_NUMBER = /[:[,]\s*-?\d{16}/;

/**
 * Each post's JSON with every digit of its numbers: channels have ids that no double holds.
 * @param body one post, or an array of them, as it came
 * @returns null where nothing would be lost by writing the parsed posts again
 */
export function exactPosts(body: Buffer): string[] | null {
  const text = body.toString('utf8');
  if (!LONG_NUMBER.test(text)) return null;
  const posts = exact.parse(text, (_, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? exact.rawJSON(source)
      : value,
  );
  return (Array.isArray(posts) ? posts : [posts]).map((post) => JSON.stringify(post));
}
