import { folded } from '../../intake/folded.js';
import { namesOf, type Named } from '../../intake/names.js';
import { withoutUnseen } from '../../intake/one-line.js';
import { withoutAddresses, withoutNames } from '../../intake/without-names.js';

/**
 * Takes everybody who wrote on a ticket out of its texts: names, handles, and each address that leads to one of them.
 * @param texts all that will be shown, so that only names that stand in one of them are looked for
 * @param urls the posts' own
 */
export function blindfold(
  authors: readonly Named[],
  texts: readonly string[],
  urls: readonly string[],
): (text: string) => string {
  const all = folded(texts.join('\n'));
  const standing = (names: readonly string[]) => [...new Set(names)].filter((name) => all.includes(name));
  const names = authors.map(namesOf);
  const sought = {
    whole: standing(names.flatMap(({ whole }) => whole)),
    words: standing(names.flatMap(({ words }) => words)),
  };
  const addresses = urls.map((url) => folded(url.replace(/^https?:\/\/(www\.)?/i, '')));
  return (text) => withoutNames(withoutAddresses(withoutUnseen(text), addresses), sought);
}
