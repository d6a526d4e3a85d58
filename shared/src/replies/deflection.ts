import { COURTESY } from './courtesy.js';

/** How many words of substance an answer may hold and still only move the talk elsewhere: a slip, or a name. */
const SLIPS = 1;

/** Where else to talk. Matched on folded text: lower case, without accents. */
const ELSEWHERE = new RegExp(
  [
    "(?<!\\d ?)\\b(?:dm|pm|mp|pb)(?:'?s|'?d|tje)?\\b",
    '\\b(?:direct|private|secured?|prive)[ -]?(?:secured? )?(?:message|messages|messaging|chat|bericht|berichtje|berichten|link)\\b',
    '\\bmessages? (?:prives?|directs?)\\b',
    '\\b(?:privately|in private|en prive|via prive)\\b',
    '\\bmessage (?:us|me)\\b',
    '\\b(?:e-?mail|mail|write to|write|call|ring|phone|text|whatsapp|contact|reach out to|reach|chat with) (?:us|me|our (?:[a-z]+ ){0,3}(?:team|desk|service|services|support|care|line|hotline))\\b',
    '\\b(?:e-?mail|mail|bel|app|whatsapp|contacteer|chat met) (?:ons|me|naar)\\b',
    '\\bneem(?:t)? (?:u |je |even |dan |gerust |graag |direct )*contact (?:met ons )?op\\b',
    '\\b(?:contactez|ecrivez|appelez|joignez|rejoignez|telephonez)[ -](?:nous|moi|notre (?:[a-z]+ ){0,3}(?:service|equipe|support|client|clients))\\b',
    '\\bcontacter notre (?:[a-z]+ ){0,3}(?:service|equipe|support|client|clients)\\b',
  ].join('|'),
  'gu',
);

/** What is no word of the answer itself: addresses, names of accounts, numbers, a signature at the end. */
const BESIDE =
  /https?:\/\/\S+|\S+@\S+\.\S+|[@#][\p{L}\p{N}_.-]+|[+(]?\d[\d ()./-]*|(?:\^|\*|~|(?<=[\s.!?…])[-–—/] ?)\p{L}[\p{L}.]{0,20}(?=\s*(?:https?:\/\/\S+\s*)*$)/gu;

/** A greeting with the name that comes after it. */
const GREETING =
  /^\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|hoi|dag|beste|goede(?:morgen|middag|navond)|goeie\p{L}+|bonjour|bonsoir|salut|chere?)(?: there)?(?: (?:mr|mrs|ms|meneer|mevrouw|monsieur|madame))?\.?(?: \p{L}[\p{L}'-]*)?(?=\W)/u;

/** A closing with the name that comes after it. */
const CLOSING =
  /(?:(?:kind |best |warm )?regards|thanks|cheers|groet(?:en|jes)?|bedankt|cordialement|merci|bonne journee)\W+\p{L}+\s*$/u;

const CLAUSE = /[.!?;:,&()\n…]+|\b(?:so|but|and|or|dus|maar|en|of|mais|donc|et|ou)\b/u;

/** From here on, a clause that names another place is an invitation to it, whatever should be sent along. */
const ASK =
  /\b(?:please|pls|plz|can you|could you|would you|may you|feel free|send|shoot|drop|fire|pop|pass|share|reply|stuur|kun je|kunt u|kan je|wil je|wilt u|mag je|graag|envoyez|contactez|ecrivez|veuillez|pouvez|merci de|n'hesitez)\b.*/u;

/** What promises, regrets or thanks, whatever it is about. */
const MANNERS =
  /\b(?:sorry|apologi[sz]e|apologies) (?:to|about|for|that|you|we)\b|\b(?:hate|sad|never want|not what we) (?:to|like)\b|\b(?:thanks|thank you) for\b|\b(?:i|we)(?: can|'ll| will|'d| would|'d be| would be)(?: [a-z]+){0,4} (?:look|check|help|assist|investigate|understand|appreciate|love|like)\b|\b(?:bedankt|dank je|dankjewel) voor\b|\bmerci (?:pour|de votre)\b|\b(?:desolee?s?|navree?s?) (?:de|d'|pour|que)\b|\bvervelend (?:dat|om)\b|\bexcuses voor\b/u;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}']*/gu;

/**
 * Whether an answer does no more than to move the talk elsewhere ("Sorry to hear that, please DM us your number").
 * It names another place to talk, and beside that invitation, the greeting, the signature, and what is regretted,
 * promised or said for courtesy, at most one word is left. An answer that says anything of use beside it is none; where
 * in doubt, it is none. Knows English, Dutch and French.
 * @param text as it was sent
 */
export function isDeflection(text: string): boolean {
  const folded = fold(text);
  if (folded.search(ELSEWHERE) < 0) return false;
  const said = folded.replace(BESIDE, ' ').trim().replace(GREETING, ' ').replace(CLOSING, ' ');
  const words = said.split(CLAUSE).flatMap((clause) => withoutInvitation(clause).match(WORD) ?? []);
  return words.filter((word) => !COURTESY.has(word)).length <= SLIPS;
}

function withoutInvitation(clause: string): string {
  if (MANNERS.test(clause)) return '';
  const left = clause.replace(ELSEWHERE, ' ');
  return left === clause ? clause : left.replace(ASK, ' ');
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase();
