/** Letters and signs that pass for a Latin letter, by that letter. */
const PASS_FOR: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ4@',
  b: 'вьβʙ8',
  c: 'сϲᴄ',
  d: 'ԁđᴅ',
  e: 'еεєᴇ3€',
  g: 'ɡɢ',
  h: 'нһհʜ',
  j: 'јᴊ',
  k: 'кκᴋ',
  l: 'iıіιɩɪӏłǀ1|',
  m: 'мᴍ',
  n: 'ոηɴ',
  o: 'оοօøᴏ0',
  p: 'рρᴘ',
  q: 'ԛ',
  r: 'ʀ',
  s: 'ѕꜱ5$',
  t: 'тτᴛ7',
  u: 'υսᴜ',
  v: 'νᴠ',
  w: 'ԝωᴡ',
  x: 'хχ',
  y: 'уʏ',
  z: 'ᴢ',
};
const LATIN = new Map(
  Object.entries(PASS_FOR).flatMap(([latin, signs]) => Array.from(signs, (sign) => [sign, latin] as const)),
);

/** Greek capitals look like other letters than their small ones do. */
const CAPITALS = new Map(Array.from('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', (sign, at) => [sign, 'ABEZHIKMNOPTYX'.charAt(at)]));

const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/** The words of a name as an eye takes them: without case, accents, punctuation and letters that only look like others. */
export function foldedWords(name: string): string[] {
  const plain = swap(name.normalize('NFKC'), CAPITALS).toLowerCase().normalize('NFKD').replace(UNSEEN, '');
  return plain
    .split(/(?:[^\p{L}\p{N}|$€@]|(?<![\p{L}\p{N}])@)+/u)
    .map((word) => swap(word, LATIN).replaceAll('rn', 'm').replaceAll('vv', 'w'))
    .filter((word) => word !== '');
}

const swap = (text: string, by: ReadonlyMap<string, string>) =>
  Array.from(text, (sign) => by.get(sign) ?? sign).join('');
