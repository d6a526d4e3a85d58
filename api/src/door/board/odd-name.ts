/** What people write their names in today; an alphabet that only scholars read is there for its looks. */
const SCRIPTS = `
  Latin Cyrillic Greek Arabic Hebrew Han Hiragana Katakana Hangul Bopomofo Armenian Georgian Ethiopic Thai Lao Khmer
  Myanmar Tibetan Mongolian Sinhala Devanagari Bengali Gujarati Gurmukhi Kannada Malayalam Oriya Tamil Telugu Thaana
  Syriac Tifinagh Nko Adlam Cherokee Canadian_Aboriginal Lisu Yi Javanese Balinese Sundanese Ol_Chiki Meetei_Mayek
  Chakma Cham Tai_Le Osage`
  .trim()
  .split(/\s+/)
  .map((name) => ({ name, sign: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** Those that one language writes in one word. */
const TOGETHER = [
  ['Han', 'Hiragana', 'Katakana', 'Latin'],
  ['Han', 'Bopomofo', 'Latin'],
  ['Han', 'Hangul'],
].map((names) => new Set(names));

const LETTER = /(?![\p{Script=Common}\p{Script=Inherited}])\p{L}/gu;
const PICTURE = /[^\P{S}\p{Sk}\p{ASCII}]|[^\P{No}\p{ASCII}]|[\p{Me}\p{Regional_Indicator}]/u;

/** Whether a name is drawn rather than written: with pictures for letters, or with several alphabets in one word. */
export function isOdd(name: string): boolean {
  return PICTURE.test(name) || name.normalize('NFKC').split(/\s+/u).some(mixesScripts);
}

function mixesScripts(word: string): boolean {
  const found = new Set(Array.from(word.match(LETTER) ?? [], scriptOf));
  if (found.has(undefined)) return true;
  return found.size > 1 && !TOGETHER.some((names) => [...found].every((one) => names.has(one ?? '')));
}

const scriptOf = (letter: string) => SCRIPTS.find(({ sign }) => sign.test(letter))?.name;
