import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { LIMITS } from '../platform/limits.js';
import { isDeeperThan } from './depth.js';
import { instantOf } from './instant-of.js';
import { PostBody } from './post-body.js';
import { wellFormed } from './well-formed.js';
import { type Reach, readReach } from './reach.js';

/** A post that could be read, split into what the desk may see and what goes to the vault. */
export interface ReadablePost {
  readonly post: PostBody;
  readonly postedAt: Date;
  readonly text: string;
  readonly reach: Reach | null;
}

/** Why a post could not be read: the field and a sentence. */
export interface Unreadable {
  readonly field: string;
  readonly reason: string;
}

/** @param now the database's time, against which `postedAt` may not lie ahead. */
export function readPost(given: unknown, now: Date): ReadablePost | Unreadable {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { field: 'post', reason: 'post must be a JSON object' };
  if (isDeeperThan(given, LIMITS.depth))
    return { field: 'post', reason: `post must not nest deeper than ${LIMITS.depth} levels` };
  const post = plainToInstance(PostBody, given);
  const [wrong] = validateSync(post, { stopAtFirstError: true });
  if (wrong) return describe(wrong);
  const text = wellFormed(post.text ?? '');
  if (hasNothing(text, post))
    return { field: 'text', reason: 'text must not be empty where there is no attachment' };
  const postedAt = instantOf(post.postedAt);
  if (!postedAt) return { field: 'postedAt', reason: 'postedAt must be an instant that exists' };
  const untimely = whyUntimely(postedAt, now);
  return untimely
    ? { field: 'postedAt', reason: untimely }
    : { post, postedAt, text, reach: readReach(given) };
}

function whyUntimely(postedAt: Date, now: Date): string | null {
  if (postedAt.getUTCFullYear() < LIMITS.earliestYear)
    return `postedAt must not lie before ${LIMITS.earliestYear}`;
  if (postedAt.getTime() > now.getTime() + LIMITS.aheadMs)
    return 'postedAt must not lie more than 5 minutes ahead';
  return null;
}

const hasNothing = (text: string, post: PostBody) => text.trim() === '' && !post.attachments?.length;

function describe(wrong: ValidationError, path = ''): Unreadable {
  const field = path + wrong.property;
  const [nested] = wrong.children ?? [];
  if (nested) return describe(nested, `${field}.`);
  const reason = Object.values(wrong.constraints ?? {})[0] ?? `${field} cannot be read`;
  return { field, reason: path ? reason.replace(wrong.property, field) : reason };
}
