import type { Locator } from 'playwright-core';
import type { Page } from './seat.js';

/** A climb, as its ticket shows it by itself and as the screen of all climbs does when it is read. */
export interface Climb {
  readonly ticket: Page;
  readonly climbing: Page;
  /** What the customer wrote. */
  readonly text: string;
}

export const rowOf = ({ climbing, text }: Climb): Locator =>
  climbing.getByRole('listitem').filter({ hasText: text });

/** Waits until both say that somebody was told on this rung, and who is next. */
export async function isTold(
  climb: Climb,
  { rung, name, next }: { rung: string; name: string; next: string },
): Promise<void> {
  const here = climb.ticket.locator('eh-ladder-card ol').first().locator('[aria-current=step]');
  await here.getByText(`${name} told`).waitFor();
  await climb.climbing.reload();
  const row = rowOf(climb);
  await row.getByText(rung).first().waitFor();
  await row.locator('.told').getByText(name).waitFor();
  await row.locator('.next').getByText(next).first().waitFor();
}

/** When somebody is told next; null where nobody is. */
export const nextAt = async (climb: Climb): Promise<string | null> =>
  rowOf(climb).locator('.next time').getAttribute('datetime');
