import type { Traced } from './folded.js';

/** From where to where in the original. */
export type Stretch = readonly [from: number, to: number];

/** Where a folded name stands in a text as a whole, and not as a part of another word. */
export function placesOf({ text, from }: Traced, name: string): Stretch[] {
  const places: Stretch[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    const [first, next] = [from[at] ?? 0, from[end] ?? 0];
    const isOfWholeSigns = first !== from[at - 1] && next !== from[end - 1];
    if (isOfWholeSigns && !goesOn(text, at) && !goesOn(text, end)) places.push([first, next]);
  }
  return places;
}

/** Whether a word goes on across a place. Scripts without spaces leave it open: there a name stands anywhere. */
function goesOn(text: string, at: number): boolean {
  const [before, after] = [Array.from(text.slice(Math.max(0, at - 2), at)).at(-1), text.codePointAt(at)];
  if (before === undefined || after === undefined) return false;
  return isOfAWord(before) && isOfAWord(String.fromCodePoint(after));
}

const isOfAWord = (sign: string) => /[\p{L}\p{N}]/u.test(sign) && !isUnspaced(sign);

/** Written without spaces between its words, or, as Korean is, with what follows a name joined to it. */
export const isUnspaced = (text: string) =>
  /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u.test(
    text,
  );
