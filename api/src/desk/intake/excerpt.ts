const LENGTH = 280;

/** The complaint's first lines without its author's handle or name: what the blind queue shows. */
export function excerptOf(text: string, author: { handle: string | null; name: string | null }): string {
  const line = withoutNames(text, [author.handle?.replace(/^@/, ''), author.name])
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LENGTH
    ? `${line
        .slice(0, LENGTH - 1)
        .toWellFormed()
        .trimEnd()}…`
    : line;
}

function withoutNames(text: string, names: readonly (string | null | undefined)[]): string {
  return names.reduce<string>((rest, name) => {
    // To build the expression costs half a millisecond, and few authors name themselves.
    if (!name || name.length < 2 || !folded(rest).includes(folded(name))) return rest;
    const whole = new RegExp(`@?(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'giu');
    return rest.replace(whole, '…');
  }, text);
}

/** Whatever differs by case alone, as an expression with `iu` sees it, is the same. */
const folded = (text: string) => text.toLowerCase().toUpperCase();

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
