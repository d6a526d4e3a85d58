import { folded } from './folded.js';
import { inOneLine } from './one-line.js';
import { isUnspaced } from './whole-words.js';

/** How an author calls themselves, as far as they said. */
export interface Named {
  readonly handle: string | null;
  readonly name: string | null;
  /** Handles and names alike. */
  readonly formerNames?: readonly string[];
}

/** All folded. */
export interface Names {
  /** Handles and full names. */
  readonly whole: readonly string[];
  /** First names and surnames by themselves. */
  readonly words: readonly string[];
}

/** What an author may be called in a text. */
export function namesOf({ handle, name, formerNames = [] }: Named): Names {
  const all = new Set([handle, name, ...formerNames]);
  const given = [...all].flatMap((one) => (one ? spellings(inOneLine(one)) : []));
  return {
    whole: distinct(given.flatMap(wholes)),
    words: distinct(given.flatMap(words)),
  };
}

/** A handle also without its @, and without the server behind it; a full name also without its spaces. */
function wholes(given: string): string[] {
  const bare = given.replace(/^@/, '');
  const joined = bare.replaceAll(' ', '');
  const all = [bare, joined === bare ? bare.split('@')[0] : joined.length >= SHORTEST_JOINED && joined];
  return all.flatMap((one) => (one && one.length > 1 ? folded(one).trim() : []));
}

/** Only of what is more than one: a handle's parts are mostly words of the trade, and no names. */
function words(given: string): string[] {
  if (!/[\s,・]/.test(given)) return [];
  const all = folded(given).split(/[^\p{L}\p{N}']+/u);
  return all.filter((word) => signsOf(word) >= (isUnspaced(word) ? 2 : 3) && !COMMON.has(word));
}

/** A Korean syllable, folded into its letters, is one sign. */
const signsOf = (word: string) => word.normalize('NFC').length;

/** As it stands, and as keyboards without an umlaut write it. */
const spellings = (given: string) =>
  UMLAUT.test(given) ? [given, given.replace(UMLAUTS, (letter) => SPELLED[letter] ?? letter)] : [given];

const UMLAUT = /[äöüøå]/i;
const UMLAUTS = /[äöüøå]/gi;

const SPELLED: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' },
  ...{ Ä: 'AE', Ö: 'OE', Ü: 'UE', Ø: 'OE', Å: 'AA' },
};

const SHORTEST_JOINED = 6;

/** Parts of names that stand in every other text. */
const COMMON = new Set(
  'THE AND FOR NOT YOU ARE WAS HAS VAN DER DEN DES DEM HET EEN TEN TER TOT VON ZUM ZUR DAS DIE UND DEL LAS LOS DOS LES UNE BIN IBN MRS'.split(
    ' ',
  ),
);

const distinct = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== '');
