import { hideIbans } from './iban.js';

/** Digits of any script, and those that are drawn small, low or in a circle. */
const DIGIT = '[\\p{Nd}²³¹⁰⁴-⁹₀-₉①-⑨⓪❶-❾]';
/** What stands between the digits of one number: spaces, dashes, dots, slashes, brackets, and what nobody sees. */
const BETWEEN =
  '[^\\S\\n\\r]|[\\p{Pd}\\u2212.·/\\\\()\\[\\]_~|:+\\u00ad\\u200b-\\u200f\\u2060\\ufeff\\ufe0f\\u20e3]';
const RUN = new RegExp(`${DIGIT}(?:(?:${BETWEEN}){0,6}${DIGIT})*`, 'gu');
const ONE_DIGIT = new RegExp(DIGIT, 'gu');
const FEWEST_DIGITS = 7;
const LEFT_READABLE = 2;

const EMAIL = /([\p{L}\p{N}])[\p{L}\p{N}._%+'-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d\\d';
const TIME = '(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d)?';
const AMOUNT = "(?:\\d{1,3}(?:[.,' \\u00a0\\u202f]\\d{3}){1,2}|\\d{1,6})(?:[.,]\\d\\d)?";
const MONEY = '(?:[€$£]|EUR|USD|GBP|euros?)';
const APART = {
  before: '(?<![\\p{Nd}\\p{Pd}./:_+])',
  after: '(?!\\p{Nd}|[\\p{Pd}./:_+]\\p{Nd})',
};
/** Numbers that give nobody away, however many digits they have. */
const HARMLESS = new RegExp(
  [
    `${YEAR}([-/.])${MONTH}\\1${DAY}`,
    `${DAY}([-/.])${MONTH}\\2(?:${YEAR}|\\d\\d)`,
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

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Hides what gives somebody away in public: every number of seven digits or more, however it is written (telephones,
 * cards, bank accounts), IBANs and e-mail addresses. All but the last two digits become dots. Dates, times, prices and
 * short numbers stay.
 * @param text as somebody wrote it
 * @returns the text as the public may read it; masking that once more changes nothing
 */
export function maskNumbers(text: string): string {
  const hidden = hideIbans(text.replace(EMAIL, '$1•••@•••'));
  const harmless = [...hidden.matchAll(HARMLESS)].map(stretch);
  return hidden.replace(RUN, (run: string, from: number) => {
    const to = from + run.length;
    const within = harmless.filter((one) => one.from < to && from < one.to);
    return maskRun(run, from, within);
  });
}

const stretch = (match: RegExpExecArray): Stretch => ({
  from: match.index,
  to: match.index + match[0].length,
});

function maskRun(run: string, from: number, harmless: readonly Stretch[]): string {
  const isHarmless = (at: number) => harmless.some((one) => one.from <= from + at && from + at < one.to);
  const digits = [...run.matchAll(ONE_DIGIT)].filter(({ index }) => !isHarmless(index));
  if (digits.length < FEWEST_DIGITS) return run;
  const hidden = new Set(digits.slice(0, -LEFT_READABLE).map(({ index }) => index));
  return run.replace(ONE_DIGIT, (digit: string, at: number) => (hidden.has(at) ? '•' : digit));
}
