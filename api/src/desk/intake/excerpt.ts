import { namesOf, type Named } from './names.js';
import { inOneLine } from './one-line.js';
import { withoutNames } from './without-names.js';

const LENGTH = 280;

/** The complaint's first lines without what its author is called: what the blind queue shows. */
export function excerptOf(text: string, author: Named): string {
  const line = withoutNames(inOneLine(text), namesOf(author));
  return line.length > LENGTH
    ? `${line
        .slice(0, LENGTH - 1)
        .replace(HALF_A_PAIR, '')
        .trimEnd()}…`
    : line;
}

/** Where the cut goes through an emoji. */
const HALF_A_PAIR = /[\uD800-\uDBFF]$/;
