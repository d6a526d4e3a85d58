import type { Author } from '@evenhand/shared/wire/ticket';
import {
  folded,
  inOneLine,
  namesOf,
  wholeName,
  withoutAddresses,
  withoutUnseen,
} from '../../intake/excerpt.js';

/**
 * Takes everybody who wrote on a ticket out of its texts: names, handles, and each address that leads to one of them.
 * @param texts all that will be shown, so that only names that stand in one of them are looked for
 * @param urls the posts' own
 */
export function blindfold(
  authors: readonly Author[],
  texts: readonly string[],
  urls: readonly string[],
): (text: string) => string {
  const all = folded(inOneLine(texts.join('\n')));
  const names = [...new Set(authors.flatMap(namesOf))]
    .filter((name) => name.length > 1 && all.includes(folded(name)))
    .toSorted((a, b) => b.length - a.length);
  const traces = [...names, ...urls.map((url) => url.replace(/^https?:\/\/(www\.)?/i, ''))];
  const wholes = names.map(wholeName);
  return (text) =>
    wholes.reduce((rest, whole) => rest.replace(whole, '…'), withoutAddresses(withoutUnseen(text), traces));
}
