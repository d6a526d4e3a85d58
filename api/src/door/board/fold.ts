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
  l: 'iıіιɩɪӏłǀ1|丨',
  m: 'мᴍ',
  n: 'ոηɴ',
  o: 'оοօøᴏ0〇口ロㅇ',
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

const pairs = (signs: string, latin: string) =>
  Array.from(signs, (sign, at) => [sign, latin.charAt(at)] as const);

/** Letters that look like capitals: the Greek, whose small ones look like others, the Lisu, the Cherokee, the Canadian. */
const CAPITALS = new Map([
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ', 'BPDTGKJCZFMNLSRVHWXYAEIOU'),
  ...pairs('ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᏀᏂᏃᏆᏎᏒᏔᏙᏚᏞᏟᏢᏦᏧᏤᏴ', 'DRTIYAJEWMHGHZT4RWVSLCPKJVB'),
  ...pairs('ꭰꭱꭲꭵꭹꭺꭻꭼꮃꮇꮋꮐꮒꮓꮖꮢꮤꮩꮪꮮꮯꮲꮶꮷꮴ', 'DRTIYAJEWMHGHZTRWVSLCPKJV'),
  ...pairs('ᗅᗩᗷᑕᗞᗪᗴᖴᕼᒍᒎᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭', 'AABCDDEFHJJLMNPQRSUVWX'),
]);

const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The words of a name as an eye takes them: without case, accents, punctuation and letters that only look like others.
 * An m is written as the rn that passes for it, a w as vv: so words fold alike apart and written together.
 */
export function foldedWords(name: string): string[] {
  const plain = swap(name.normalize('NFKC'), CAPITALS).toLowerCase().normalize('NFKD').replace(UNSEEN, '');
  return plain
    .split(/(?:[^\p{L}\p{N}|$€@]|(?<![\p{L}\p{N}])@)+/u)
    .map((word) => swap(word, LATIN).replaceAll('m', 'rn').replaceAll('w', 'vv'))
    .filter((word) => word !== '');
}

const swap = (text: string, by: ReadonlyMap<string, string>) =>
  Array.from(text, (sign) => by.get(sign) ?? sign).join('');
