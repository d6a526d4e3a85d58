import type { TestDesk } from '../../api/test/desk.js';
import type { Page } from './seat.js';

/** What a ticket counts down to: each clock that has not stopped, as `first_response 2026-03-02T12:00:00.000Z`. */
export type Countdowns = ReadonlyMap<string, readonly string[]>;

interface Row {
  readonly id: string;
  readonly clocks: readonly string[];
  readonly isLast: boolean;
}

/** The whole queue: of each row the badge, and below it every clock that pointing at it shows. */
export async function countdownsShown(page: Page): Promise<Countdowns> {
  const shown = new Map<string, readonly string[]>();
  for (let isAtEnd = false; !isAtEnd;) {
    const rows = await rowsShown(page);
    for (const { id, clocks } of rows) shown.set(id, clocks);
    isAtEnd = rows.some(({ isLast }) => isLast);
    if (!isAtEnd) await scrollOn(page);
  }
  return shown;
}

const KINDS: Readonly<Record<string, string>> = {
  'First response': 'first_response',
  'Next response': 'next_response',
  Resolution: 'resolution',
};

/** What one row says of itself. */
interface Found {
  readonly id: string;
  readonly badge: string | null;
  readonly clocks: readonly (readonly [kind: string, due: string])[];
  readonly isLast: boolean;
}

async function rowsShown(page: Page): Promise<Row[]> {
  await pointAtAll(page, 'pointerenter');
  const found: Found[] = await page.locator('eh-queue-row').evaluateAll((rows) => {
    const dueOf = (part: Element) => part.querySelector('time')?.getAttribute('datetime') ?? 'never';
    const clocksOf = (tip: Element | null) =>
      [...(tip?.querySelectorAll('li') ?? [])].map(
        (each) => [each.querySelector('eh-clock-kind')?.textContent.trim() ?? '', dueOf(each)] as const,
      );
    return rows.map((row) => {
      const button = row.querySelector('eh-clock-badge button');
      const tip = document.getElementById(button?.getAttribute('aria-describedby') ?? '');
      return {
        id: (row as HTMLElement).dataset['id'] ?? '',
        badge: button && dueOf(button),
        clocks: clocksOf(tip),
        isLast: row.getAttribute('aria-posinset') === row.getAttribute('aria-setsize'),
      };
    });
  });
  await pointAtAll(page, 'pointerleave');
  return found.map(({ id, badge, clocks, isLast }) => {
    // The badge is the first of them.
    if (badge !== (clocks[0]?.[1] ?? null)) throw new Error(`The badge of ${id} says ${badge}.`);
    return { id, isLast, clocks: clocks.map(([kind, due]) => `${KINDS[kind]} ${due}`).toSorted() };
  });
}
/** So that each shows all its clocks, or no longer. */
const pointAtAll = (page: Page, how: 'pointerenter' | 'pointerleave'): Promise<void> =>
  page.evaluate(async (kind) => {
    for (const button of document.querySelectorAll('eh-queue-row eh-clock-badge button'))
      button.dispatchEvent(new Event(kind));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, how);

const scrollOn = (page: Page): Promise<void> =>
  page.getByRole('list', { name: 'Queue' }).evaluate(async (viewport) => {
    viewport.scrollTop += viewport.clientHeight * 0.8;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });

const OF_CLOCKS = `
  select c.ticket_id as id, array_agg(c.kind || ' ' || case when isfinite(c.due_at) then desk.instant(c.due_at) else 'never' end
           order by c.kind) as clocks
    from desk.clock c where c.brand_id = $1 and c.state <> 'met' and c.state <> 'cancelled' and c.stopped_at is null
   group by c.ticket_id`;

/** What the server holds: the clocks by their rows. */
export async function countdownsHeld(desk: TestDesk): Promise<Countdowns> {
  const rows = await desk.asOwner<{ id: string; clocks: string[] }>(OF_CLOCKS, [desk.brandId]);
  return new Map(rows.map(({ id, clocks }) => [id, clocks.toSorted()]));
}

export interface Pending {
  readonly ticketId: string;
  readonly kind: string;
  /** In full milliseconds: what is left of one is said apart. */
  readonly due: string;
  readonly isWhole: boolean;
}

/** What the alarm will fire at, the soonest first. */
export const pendingDeadlines = (desk: TestDesk): Promise<Pending[]> =>
  desk.asOwner<Pending>(
    `select ticket_id as "ticketId", clock as kind, desk.instant(due_at) as due,
            date_trunc('milliseconds', due_at) = due_at as "isWhole"
       from desk.deadline where brand_id = $1 and threshold = 100 and step = 0 and fired_at is null
        and isfinite(due_at) order by due_at, ticket_id`,
    [desk.brandId],
  );

/** Waits until the ticket's badge of a clock says that it is breached. @returns when it did, by the browser's clock */
export const breachSeenAt = (page: Page, clock: string): Promise<number> =>
  page.evaluate(
    (kind) =>
      new Promise<number>((done) => {
        const look = () => {
          const rows = [...document.querySelectorAll('eh-clocks-card li')];
          const row = rows.find((each) => each.textContent.includes(kind));
          if (!row?.querySelector('.badge.breached')) return;
          watch.disconnect();
          done(Date.now());
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
        look();
      }),
    clock,
  );
