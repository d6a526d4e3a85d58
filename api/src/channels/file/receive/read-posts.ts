import { isOurs, type FromFile, type MetAccount, type PostFile } from './given.js';
import { asUtf8, readLines, type Line } from './read-lines.js';

/** JSON Lines of posts, as they come through the door. */
export async function readPosts(file: string, listed: readonly string[]): Promise<PostFile> {
  const ours = isOurs(listed);
  const posts: FromFile[] = [];
  const accounts = new Map<string, MetAccount>();
  for await (const line of readLines(file)) {
    const given = parsed(file, line);
    if (!given) continue;
    const account = accountOf(given.post);
    if (account && !ours(account.externalId)) posts.push({ ...given, isElsewhere: true });
    else posts.push(given);
    if (account && ours(account.externalId))
      accounts.set(`${account.channel} ${account.externalId}`, account);
  }
  return {
    posts: posts.toSorted((a, b) => timeOf(a.post) - timeOf(b.post)),
    accounts: [...accounts.values()],
  };
}

function parsed(file: string, { number, bytes }: Line): FromFile | null {
  const place = `${file}:${number}`;
  const raw = asUtf8(bytes);
  if (raw === null)
    return {
      post: null,
      raw: bytes.toString('latin1'),
      place,
      problem: { field: 'line', reason: 'it is not UTF-8' },
    };
  if (raw.trim() === '') return null;
  try {
    return { post: JSON.parse(raw) as unknown, raw, place };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { post: null, raw, place, problem: { field: 'line', reason: `it is no JSON: ${error.message}` } };
  }
}

function accountOf(post: unknown): MetAccount | null {
  if (typeof post !== 'object' || post === null) return null;
  const { channel, account } = post as Record<string, unknown>;
  return typeof channel === 'string' && typeof account === 'string' && account !== ''
    ? { channel, externalId: account }
    : null;
}

/** What has no time keeps its place at the end, where the door will say so. */
function timeOf(post: unknown): number {
  const at =
    typeof post === 'object' && post !== null && 'postedAt' in post ? Date.parse(String(post.postedAt)) : NaN;
  return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at;
}
