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

/** Whether a visitor under this name could pass for the brand, for one of its accounts, or for who works there. */
export function passesFor(given: string, own: readonly OwnName[]): boolean {
  const words = foldedWords(given);
  const stretches = new Set(words.flatMap((_, from) => stretchesFrom(words, from)));
  const whole = words.join('');
  return own.some(({ name, isPersons }) => {
    const ownWords = foldedWords(name);
    const wanted = ownWords.join('');
    if (wanted === '') return false;
    // Somebody who is only called Ana leaves Ana Pereira her name.
    if (isPersons && ownWords.length === 1) return whole === wanted;
    return stretches.has(wanted) || (!isPersons && wanted.length >= DISTINCT && whole.includes(wanted));
  });
}

const stretchesFrom = (words: readonly string[], from: number) =>
  words.slice(from).map((_, length) => words.slice(from, from + length + 1).join(''));
