import type { Expected } from '../../api/test/real-data/waits.js';
import type { Page } from './seat.js';

/** A time as it is read, rounded down, and what it says under the pointer. Seconds. */
export interface ShownTime {
  readonly read: number;
  readonly exact: number;
}

/** A row of the table of accounts, in numbers. */
export interface ShownFigures {
  readonly account: string;
  readonly clocks: number;
  readonly met: number;
  readonly breached: number;
  /** Percent, to a tenth. */
  readonly lost: number;
  readonly kept: number;
  readonly median: ShownTime;
  readonly p90: ShownTime;
  readonly medianUsed: ShownTime;
  readonly p90Used: ShownTime;
}

export async function figuresShown(page: Page): Promise<ShownFigures[]> {
  const table = page.locator('eh-summary-table table');
  await table.waitFor();
  const rows = await table.locator('tbody tr').evaluateAll((all) =>
    all.map((row) => ({
      account: row.querySelector('th')?.textContent.trim() ?? '',
      cells: [...row.querySelectorAll('td')].map((cell) => ({
        text: cell.textContent.trim(),
        title: cell.querySelector('[title]')?.getAttribute('title') ?? '',
      })),
    })),
  );
  return rows.map(({ account, cells }) => {
    const number = (place: number) => numberOf(cells[place]?.text ?? '');
    const time = (place: number) => ({
      read: secondsOf(cells[place]?.text ?? ''),
      exact: numberOf(cells[place]?.title ?? ''),
    });
    return {
      ...{ account, clocks: number(1), met: number(2), breached: number(3), lost: number(4) },
      ...{ median: time(6), p90: time(7), medianUsed: time(8), p90Used: time(9), kept: number(10) },
    };
  });
}

/** The figures of a file as the screen would say them: shares to a tenth of a percent, times to their smaller unit. */
export function asShown({ account, ...own }: Expected): ShownFigures {
  const percent = (part: number) => Math.round((1_000 * part) / (own.met + own.breached)) / 10;
  const time = (ms: number) => ({ read: roundedDown(ms / 1_000), exact: ms / 1_000 });
  return {
    ...{ account: `@${account}`, clocks: own.clocks, met: own.met, breached: own.breached },
    ...{ lost: percent(own.breached), kept: percent(own.met) },
    ...{ median: time(own.medianMs), p90: time(own.p90Ms) },
    ...{ medianUsed: time(own.medianUsedMs), p90Used: time(own.p90UsedMs) },
  };
}

/** The accounts with the most threads. */
export function busiest(threads: readonly { account: string }[], count: number): ReadonlySet<string> {
  const of = Map.groupBy(threads, ({ account }) => account);
  const sorted = [...of].toSorted(([, one], [, other]) => other.length - one.length);
  return new Set(sorted.slice(0, count).map(([account]) => account));
}

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];
const UNITS: Readonly<Record<string, number>> = { d: DAY, h: HOUR, min: MINUTE, s: 1 };

const numberOf = (text: string) => Number(text.replace(/[^\d.]/g, ''));

/** `45 s`, `12 min`, `2 h 05`, `3 d 4 h` */
function secondsOf(text: string): number {
  const parts = [...text.matchAll(/(\d+)(?: (min|d|h|s)\b)?/g)];
  return parts.reduce((sum, [, count, unit = 'min']) => sum + Number(count) * (UNITS[unit] ?? NaN), 0);
}

/** To the smallest unit that is written. */
function roundedDown(seconds: number): number {
  const unit = seconds < MINUTE ? 1 : seconds < DAY ? MINUTE : seconds < 10 * DAY ? HOUR : DAY;
  return Math.floor(seconds / unit) * unit;
}
