import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import type { QueuePage, QueueRow } from '@evenhand/shared/wire/queue';
import type { Page as Caller } from '../../api/test/page.js';
import { until } from '../../api/test/until.js';

/** What a person can read of a ticket's row. */
export interface ShownRow {
  readonly id: string;
  readonly contacts: number;
  readonly rung: number;
  readonly isBreached: boolean;
}

interface Seen extends ShownRow {
  readonly position: number;
  readonly isLastOfAll: boolean;
}

const list = (page: Page) => page.getByRole('list', { name: 'Queue' });

/** The rows that exist at this moment: those in sight and a few beside. */
export async function rowsInSight(page: Page): Promise<Seen[]> {
  const found = await list(page)
    .getByRole('listitem')
    .filter({ has: page.locator('time') })
    .evaluateAll((rows) =>
      rows.map((row) => ({
        id: (row as HTMLElement).dataset['id'] ?? '',
        text: (row as HTMLElement).innerText,
        position: Number(row.getAttribute('aria-posinset')),
        setSize: Number(row.getAttribute('aria-setsize')),
      })),
    );
  return found.map(({ id, text, position, setSize }) => ({
    id,
    contacts: Number(/(\d+) contacts?/.exec(text)?.[1]),
    rung: Number(/Rung (\d+)/.exec(text)?.[1] ?? 0),
    isBreached: /\bbreached\b/.test(text),
    position,
    isLastOfAll: position === setSize,
  }));
}

export const idsInSight = async (page: Page): Promise<string[]> =>
  (await rowsInSight(page)).sort((a, b) => a.position - b.position).map((row) => row.id);

/** The whole queue, read by scrolling from its top to its end. */
export async function everyRow(page: Page): Promise<ShownRow[]> {
  const rows = new Map<number, Seen>();
  if ((await list(page).count()) === 0) return [];
  await scroll(page, -1e9);
  for (let isAtEnd = false; !isAtEnd;) {
    const seen = await rowsInSight(page);
    for (const row of seen) rows.set(row.position, row);
    isAtEnd = !(await scroll(page, 0.8)) && (seen.length === 0 || seen.some((row) => row.isLastOfAll));
  }
  return [...rows.values()].sort((a, b) => a.position - b.position).map(asShown);
}

/** @returns whether there was further to go. */
const scroll = (page: Page, screens: number): Promise<boolean> =>
  list(page).evaluate(async (viewport, share) => {
    const before = viewport.scrollTop;
    viewport.scrollTop += viewport.clientHeight * share;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return viewport.scrollTop !== before;
  }, screens);

const asShown = ({ id, contacts, rung, isBreached }: ShownRow): ShownRow => ({
  id,
  contacts,
  rung,
  isBreached,
});

/** The whole queue, as the API gives it page by page. */
export async function givenRows(caller: Caller): Promise<ShownRow[]> {
  const rows: QueueRow[] = [];
  for (let after: string | null = ''; after !== null;) {
    const place: string = after && `&after=${encodeURIComponent(after)}`;
    const { body } = await caller.get<QueuePage>(`queue?view=all&limit=100${place}`);
    rows.push(...body.rows);
    after = body.next;
  }
  return rows.map((row) =>
    asShown({
      ...row,
      isBreached: row.clocks.some((clock) => clock.state === 'breached' && clock.stoppedAt === null),
    }),
  );
}

/** What the page shows and what the API gives, once they agree or after so long that they will not. */
export async function bothQueues(
  page: Page,
  caller: Caller,
): Promise<{ shown: ShownRow[]; given: ShownRow[] }> {
  const both = { shown: [] as ShownRow[], given: [] as ShownRow[] };
  const agree = async () => {
    both.shown = await everyRow(page);
    both.given = await givenRows(caller);
    return isDeepStrictEqual(both.shown, both.given);
  };
  await until(agree, 'the page agrees with the API').catch(() => {});
  return both;
}
