/** Words of thanks, folded: lower case, without accents. */
const THANKS = `
  thanks thank thx thnx tnx ty tysm cheers appreciated
  bedankt dank dankje dankjewel dankuwel bedank
  merci remercie remercions`;

/** What is said beside them without asking for anything. */
const BESIDE = `
  a again all amazing and awesome brilliant excellent fantastic for so good got great guys help helping helpful it's its
  it is job kind lot lovely many me most much nice now of ok okay oke perfect quick quickly really resolved fixed solved
  sorting sorted super support swift team that that's the this to today too u very well wonderful work working works
  worked yes you your all's help everyone everything resolving fixing solving response reply answer
  aan alles allemaal beste dat de een en erg fijn fijne dag gedaan geholpen goed goede graag heel hartelijk het hulp
  hoor in is ja je jullie top mooi nog nu oke opgelost prima snel snelle super te u uw van veel voor we weer werkt wel
  service antwoord reactie
  a aide au beaucoup bien bon bonne ca c'est cela ces cordialement et est fait fonctionne grand infiniment journee l la le
  les marche mille oui parfait pour rapide rapidement regle resolu reponse tout tous toute toutes tres un une votre vos
  vous je j'ai equipe l'equipe l'aide genial maintenant encore`;

const words = (list: string) => new Set(list.trim().split(/\s+/));
const THANKING = words(THANKS);
const HARMLESS = new Set([...THANKING, ...words(BESIDE)]);

/** What is no word of it: addresses, names of accounts, hashtags. */
const ASIDE = /https?:\/\/\S+|[@#][\p{L}\p{N}_.-]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}']*/gu;
const LONGEST = 25;

/**
 * Whether a post does no more than to say thank you ("Thanks, works again!"). A question, a number, or one word that
 * could be a complaint makes it more than that; where in doubt, it is. Knows English, Dutch and French.
 */
export function isThanks(text: string): boolean {
  const said = fold(text).replace(ASIDE, ' ');
  const all = said.match(WORD) ?? [];
  if (said.includes('?') || all.length > LONGEST) return false;
  return all.some((word) => THANKING.has(word)) && all.every((word) => HARMLESS.has(word));
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .toLowerCase();
