import type { Line } from '../bundle.js';
import type { Letter } from '../lines-of.js';
import { WORDS } from './languages.js';
import type { Words } from './words.js';

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

/** A line in words. */
export interface Said {
  readonly ticketId: string;
  /** `First response 12 min late · rung 2` */
  readonly what: string;
  /** `@BrandCares (x)` */
  readonly where: string;
  readonly excerpt: string;
}

/** A letter in words, in its reader's language. */
export interface Wording {
  readonly subject: string;
  readonly lines: readonly Said[];
  /** Empty where all of it is said. */
  readonly more: string;
  readonly open: string;
  readonly why: string;
}

export function wordingOf({ brand, language, lines, count }: Letter): Wording {
  const words = WORDS[language];
  const said = lines.map((line) => saidOf(line, words));
  const [first] = said;
  const about = count > 1 ? [words.several(count), first?.what] : [first?.what, first?.where];
  return {
    subject: `[${brand}] ${about.filter(Boolean).join(': ')}`,
    lines: said,
    more: count > lines.length ? words.andMore(count - lines.length) : '',
    open: words.open,
    why: words.why(brand),
  };
}

function saidOf({ ticketId, account, channel, clock, lateMs, rung, excerpt }: Line, words: Words): Said {
  const what = `${words.clock[clock]} ${lateness(lateMs, words)} · ${words.rung(rung)}`;
  return { ticketId, what, where: words.on(account, channel), excerpt };
}

function lateness(lateMs: number | null, words: Words): string {
  if (lateMs === null) return words.held;
  return lateMs < 0 ? words.left(timeOf(-lateMs, words.units)) : words.late(timeOf(lateMs, words.units));
}

/** In its largest two units, rounded down: `45 s`, `12 min`, `2 h 05`, `3 d 4 h`. */
function timeOf(ms: number, [d, h, min, s]: Words['units']): string {
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} ${s}`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} ${min}`;
  if (ms < DAY)
    return `${Math.floor(ms / HOUR)} ${h} ${String(Math.floor((ms % HOUR) / MINUTE)).padStart(2, '0')}`;
  return `${Math.floor(ms / DAY)} ${d} ${Math.floor((ms % DAY) / HOUR)} ${h}`;
}
