import type { DataSource } from 'typeorm';
import { foldedWords } from './fold.js';

/** A name that only the brand's own may bear. */
export interface OwnName {
  readonly name: string;
  readonly isPersons: boolean;
}

const OWN_NAMES = `
  select name, false as "isPersons" from desk.brand where id = $1
  union all
  select handle, false from desk.account where brand_id = $1
  union all
  select p.name, true from people.membership m join people.person p on p.id = m.person_id where m.brand_id = $1`;

export function ownNames(door: DataSource, brandId: string): Promise<OwnName[]> {
  return door.query<OwnName[]>(OWN_NAMES, [brandId]);
}

/** So long that it stands in no other name by chance. */
const DISTINCT = 7;
/** What a shorter name of a brand is written together with, by who wants to pass for it. */
const SHORTEST = 3;
const AT_WORK = new Set(
  foldedWords(`
    service services help helpdesk support care webcare customercare customerservice desk team clients client
    klantenservice klantendienst klant monteur serviceclient serviceclients kundendienst kundenservice
    agent admin staff info chat online direct contact official officieel officiel offiziell real the
    shop store group hq app bot com net eu nl be fr de uk lu`),
);

/** Whether a visitor under this name could pass for the brand, for one of its accounts, or for who works there. */
export function passesFor(given: string, own: readonly OwnName[]): boolean {
  return [given, apart(given)].map(foldedWords).some((words) => {
    const stretches = new Set(words.flatMap((_, from) => stretchesFrom(words, from)));
    return own.some(({ name, isPersons }) => {
      const ownWords = foldedWords(name);
      if (ownWords.length === 0) return false;
      // Somebody who is only called Ana leaves Ana Pereira her name.
      if (isPersons && ownWords.length === 1) return words.join('') === ownWords[0];
      return bears(words, stretches, ownWords) || (!isPersons && isWithin(words, ownWords.join('')));
    });
  });
}

/** In any order, and however it is spaced. */
function bears(words: readonly string[], stretches: ReadonlySet<string>, own: readonly string[]): boolean {
  if (own.length > 1 && own.every((word) => words.includes(word))) return true;
  return ordersOf(own).some((order) => stretches.has(order.join('')));
}

function isWithin(words: readonly string[], brand: string): boolean {
  if (lettersOf(brand) >= DISTINCT && words.join('').includes(brand)) return true;
  if (lettersOf(brand) < SHORTEST) return false;
  return words.some(
    (word) =>
      (word.startsWith(brand) && AT_WORK.has(word.slice(brand.length))) ||
      (word.endsWith(brand) && AT_WORK.has(word.slice(0, -brand.length))),
  );
}

/** How long a folded name is to the eye. */
const lettersOf = (folded: string) => folded.replaceAll('rn', 'm').replaceAll('vv', 'w').length;

/** Words that only their capitals part, as in KPNMonteur, NovaJan and KPNmonteur. */
const apart = (name: string) =>
  name.replace(
    /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll}{2})|(?<=(?<!\p{Lu})\p{Lu}{3,})(?=\p{Ll})/gu,
    ' ',
  );

const MOST_ORDERED = 4;

function ordersOf(words: readonly string[]): string[][] {
  if (words.length < 2 || words.length > MOST_ORDERED) return [[...words]];
  return words.flatMap((first, at) => ordersOf(words.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

const stretchesFrom = (words: readonly string[], from: number) =>
  words.slice(from).map((_, length) => words.slice(from, from + length + 1).join(''));
