const LENGTH = 280;

type Named = { readonly handle: string | null; readonly name: string | null };

/** The complaint's first lines without its author's handle or name: what the blind queue shows. */
export function excerptOf(text: string, author: Named): string {
  const line = withoutNames(inOneLine(text), namesOf(author));
  return line.length > LENGTH
    ? `${line
        .slice(0, LENGTH - 1)
        .replace(HALF_A_PAIR, '')
        .trimEnd()}…`
    : line;
}

/** What somebody is called: their name, their handle, and of one with a server behind it what stands before that. */
export function namesOf({ handle, name }: Named): string[] {
  const bare = handle?.replace(/^@/, '') ?? '';
  return [bare, bare.split('@')[0] ?? '', name ?? ''].map(inOneLine);
}

/** Where the cut goes through an emoji. */
const HALF_A_PAIR = /[\uD800-\uDBFF]$/;

/** Soft hyphens, zero-width spaces and the like: a name with one inside would not be found. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;

export const withoutUnseen = (text: string) => text.normalize('NFC').replace(UNSEEN, '');

export const inOneLine = (text: string) => withoutUnseen(text).replace(/\s+/g, ' ').trim();

/** The longest first: a handle that is a part of the name would leave the rest of it standing. */
function withoutNames(text: string, names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => {
      // To build the expression costs half a millisecond, and few authors name themselves.
      if (name.length < 2 || !folded(rest).includes(folded(name))) return rest;
      return withoutAddresses(rest, [name]).replace(wholeName(name), '…');
    }, text);
}

/**
 * Without the addresses on the web that lead to somebody: whatever stands between spaces, looks like an address and
 * holds a trace of them.
 */
export function withoutAddresses(text: string, traces: readonly string[]): string {
  const sought = traces.map(folded);
  return text.replace(/\S+/g, (token) => {
    if (!token.includes('/') && !/^\W*www\./i.test(token)) return token;
    const address = folded(token);
    return sought.some((trace) => address.includes(trace)) ? '…' : token;
  });
}

/** A name where it stands as a whole, with the @ before it, however its words are set apart. */
export const wholeName = (name: string) =>
  new RegExp(`@?(?<![\\p{L}\\p{N}_])${escaped(name).replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}_])`, 'giu');

/** Whatever differs by case alone, as an expression with `iu` sees it, is the same. */
export const folded = (text: string) => text.toLowerCase().toUpperCase();

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
