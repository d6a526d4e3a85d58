import { UnusableFile, type PostFile } from './given.js';
import { readPosts } from './read-posts.js';
import { readTwcs } from './read-twcs.js';

export const FILE_FORMATS = ['posts', 'twcs'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

const READ: Record<FileFormat, (file: string, accounts: readonly string[]) => Promise<PostFile>> = {
  posts: readPosts,
  twcs: readTwcs,
};

/**
 * A file of past posts, oldest first.
 * @param format without it, a name that ends in .csv is `twcs`, all else `posts`
 * @param accounts the brand's; posts that reached others are elsewhere. Empty: all that the file meets.
 */
export function readFileOfPosts(
  file: string,
  format: FileFormat | undefined,
  accounts: readonly string[],
): Promise<PostFile> {
  if (/\.(gz|zip|bz2|xz|zst)$/i.test(file))
    return Promise.reject(new UnusableFile(`${file}: it is compressed; unpack it first`));
  return READ[format ?? (/\.csv$/i.test(file) ? 'twcs' : 'posts')](file, accounts);
}
