import type { Locator } from 'playwright-core';
import type { TestDesk } from '../../api/test/desk.js';
import type { Page } from './seat.js';

/** A clock as the database has it. */
export interface ClockDue {
  readonly ticketId: string;
  readonly kind: string;
  readonly dueAt: string | null;
}

/** Every clock of the desk's brand, all of its row. */
export const clockRows = (desk: TestDesk): Promise<ClockDue[]> =>
  desk.asOwner<ClockDue>(
    `select *, ticket_id as "ticketId", case when isfinite(due_at) then desk.instant(due_at) end as "dueAt"
       from desk.clock where brand_id = $1 order by ticket_id, kind, round`,
    [desk.brandId],
  );

/** What the badge of a ticket's clock counts down to. */
export const badgeOf = (page: Page, clock: string): Locator =>
  page.locator('eh-clocks-card li').filter({ hasText: clock }).locator('eh-clock-badge time');

/** A deadline that would move, as the preview of an application has it. */
export interface ShownMove {
  readonly ticketId: string;
  readonly clock: string;
  readonly before: string | null;
  readonly after: string | null;
}

export async function movesShown(page: Page): Promise<ShownMove[]> {
  const moves = page.getByRole('region', { name: 'Deadlines that move' });
  await moves.waitFor();
  return moves.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const [before, after] = [...row.querySelectorAll('time')].map((time) => time.getAttribute('datetime'));
      return {
        ticketId: row.querySelector('a')?.getAttribute('href')?.split('/').at(-1) ?? '',
        clock: row.querySelector('td')?.textContent.trim() ?? '',
        before: before ?? null,
        after: after ?? null,
      };
    }),
  );
}

/** Deadlines that wait to be fired at another instant than their clock is due at. */
export const disagreements = (desk: TestDesk): Promise<object[]> =>
  desk.asOwner(
    `select c.ticket_id, c.kind, c.due_at, d.due_at from desk.deadline d join desk.clock c
       on (c.brand_id, c.ticket_id, c.kind, c.round) = (d.brand_id, d.ticket_id, d.clock, d.round)
      where d.brand_id = $1 and d.threshold = 100 and d.step = 0 and d.fired_at is null
        and d.due_at is distinct from c.due_at`,
    [desk.brandId],
  );
