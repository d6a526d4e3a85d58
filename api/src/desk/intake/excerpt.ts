const LENGTH = 280;

/** The complaint's first lines without its author's handle or name: what the blind queue shows. */
export function excerptOf(text: string, author: { handle: string | null; name: string | null }): string {
  const names = [author.handle?.replace(/^@/, ''), author.name].map((name) => inOneLine(name ?? ''));
  const line = withoutNames(inOneLine(text), names);
  return line.length > LENGTH
    ? `${line
        .slice(0, LENGTH - 1)
        .replace(HALF_A_PAIR, '')
        .trimEnd()}…`
    : line;
}

/** Where the cut goes through an emoji. */
const HALF_A_PAIR = /[\uD800-\uDBFF]$/;

/** Soft hyphens, zero-width spaces and the like: a name with one inside would not be found. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;

const inOneLine = (text: string) => text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();

/** The longest first: a handle that is a part of the name would leave the rest of it standing. */
function withoutNames(text: string, names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => {
      // To build the expression costs half a millisecond, and few authors name themselves.
      if (name.length < 2 || !folded(rest).includes(folded(name))) return rest;
      const whole = new RegExp(`@?(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'giu');
      return rest.replace(whole, '…');
    }, text);
}

/** Whatever differs by case alone, as an expression with `iu` sees it, is the same. */
const folded = (text: string) => text.toLowerCase().toUpperCase();

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
