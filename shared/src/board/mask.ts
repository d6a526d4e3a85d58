import { hideIbans } from './iban.js';

/** Digits of any script, and those that are drawn small, low or in a circle. */
const DIGIT = '[\\p{Nd}²³¹⁰⁴-⁹₀-₉①-⑨⓪❶-❾]';
/** What may stand between the digits of one number: all but letters, digits, currencies, percents, and what is masked. */
const BETWEEN = '[^\\p{L}\\p{N}\\p{Sc}%•]';
const RUN = new RegExp(`${DIGIT}(?:(?:${BETWEEN}){0,6}${DIGIT})*`, 'gu');
const ONE_DIGIT = new RegExp(DIGIT, 'gu');
const FEWEST_DIGITS = 7;
const LEFT_READABLE = 2;

const AT = '(?:@| @ | ?[(\\[{<] ?(?:@|at|arobase|apenstaartje) ?[)\\]}>] ?)';
const DOT = '(?:\\.| ?[(\\[{<] ?(?:\\.|dot|point|punt) ?[)\\]}>] ?)';
const EMAIL = new RegExp(
  `([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+'-]{0,63}${AT}[\\p{L}\\p{N}-]{1,63}(?:${DOT}[\\p{L}\\p{N}-]{1,63})+`,
  'giu',
);

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d\\d';
const SHORT_YEAR = '[23]\\d';
const TIME = '(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d)?';
const AMOUNT = "(?:\\d{1,3}(?:[.,' \\u00a0\\u202f]\\d{3}){1,2}|\\d{1,6})(?:[.,]\\d\\d)?";
const MONEY = '(?:[€$£]|EUR|USD|GBP|euros?)';
const APART = {
  before: '(?<![\\p{Nd}\\p{Pd}./:_+])',
  after: '(?!\\p{Nd}|[\\p{Pd}./:_+]\\p{Nd})',
};
/** Numbers that give nobody away, however many digits they have, where nothing but such numbers stands together. */
const HARMLESS = new RegExp(
  [
    `${YEAR}([-/.])${MONTH}\\1${DAY}`,
    `${DAY}([-/.])${MONTH}\\2(?:${YEAR}|${SHORT_YEAR})`,
    `${MONTH}/${DAY}/${YEAR}`,
    `${YEAR} ?[-–/] ?${YEAR}`,
    `${TIME}(?: ?[-–] ?${TIME})?`,
    `(?<=${MONEY}[ \\u00a0]?)${AMOUNT}`,
    `${AMOUNT}(?=[ \\u00a0\\u202f]?${MONEY})`,
  ]
    .map((one) => APART.before + one + APART.after)
    .join('|'),
  'gu',
);

/**
 * Hides what gives somebody away in public: every number of seven digits or more, however it is written (telephones,
 * cards, bank accounts), IBANs and e-mail addresses. All but the last two digits become dots. Dates, times, prices and
 * short numbers stay, but not where other digits stand with them: then they may be parts of one number.
 * @param text as somebody wrote it
 * @returns the text as the public may read it; masking that once more changes nothing
 */
export function maskNumbers(text: string): string {
  const hidden = hideIbans(text.replace(EMAIL, '$1•••@•••'));
  const harmless = new Set([...hidden.matchAll(HARMLESS)].flatMap(places));
  return hidden.replace(RUN, (run: string, from: number) => {
    const digits = [...run.matchAll(ONE_DIGIT)].map(({ index }) => index);
    const isKept = digits.length < FEWEST_DIGITS || digits.every((at) => harmless.has(from + at));
    return isKept ? run : withDots(run, new Set(digits.slice(0, -LEFT_READABLE)));
  });
}

const places = ({ index, 0: { length } }: RegExpExecArray) => Array.from({ length }, (_, nth) => index + nth);

const withDots = (run: string, hidden: ReadonlySet<number>) =>
  run.replace(ONE_DIGIT, (digit: string, at: number) => (hidden.has(at) ? '•' : digit));
