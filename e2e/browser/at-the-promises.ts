import type { Locator } from 'playwright-core';
import type { Room } from './room.js';
import { signIn, type At, type Page, type Seat } from './seat.js';

/** Somebody, signed in before a screen of the desk's brand that has read all it shows. */
export async function openScreen(
  room: Room,
  path: string,
  { email, ...options }: At & { email: string },
): Promise<Seat> {
  const seat = await room.takeSeat(options);
  await seat.page.goto(`${room.desk.url}/brands/${room.desk.brandId}/${path}`);
  await signIn(seat.page, email);
  await seat.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await seat.page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  return seat;
}

/** A day of a calendar's year, by what it says of itself. */
export const dayOf = (page: Page, text: RegExp): Locator =>
  page.getByRole('group', { name: /^The year/ }).getByRole('button', { name: text });

/** Working days from nine, with lunch from twelve to one. */
export async function fillWorkingDays(page: Page, zone: string): Promise<void> {
  await page.getByLabel('Time zone').fill(zone);
  await page.getByLabel('Time zone').blur();
  await page.getByRole('group', { name: 'Monday, hours 1' }).getByLabel('To').fill('12:00');
  await page.getByRole('group', { name: 'Monday, hours 2' }).getByLabel('From').fill('13:00');
  await page.getByRole('button', { name: 'Copy the hours of Monday' }).click();
  await page.getByRole('menuitem', { name: 'To Monday to Friday' }).click();
}

export async function saveCalendar(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
}

export const rungOf = (page: Page, n: number): Locator =>
  page.getByRole('group', { name: `Rung ${n}`, exact: true });

/** Has a rung tell somebody by name. */
export async function tells(rung: Locator, name: string): Promise<void> {
  await rung.getByLabel('Whom').selectOption({ label: 'A person' });
  await rung.getByLabel('Which person').selectOption({ label: name });
}

export const ruleOf = (page: Page, name: RegExp): Locator => page.getByRole('article', { name });

/** A rule of that name in front of the last one, open. */
export async function addRule(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add a rule' }).click();
  // Until it is drawn, the field still holds the name of the rule that was open.
  await ruleOf(page, /: New rule$/).waitFor();
  await page.getByLabel('Name of the rule').fill(name);
  return ruleOf(page, new RegExp(`: ${name}$`));
}

/** What a policy's preview says of a clock, mark by mark. */
export async function marksOf(page: Page, clock: string): Promise<string[]> {
  const rows = page.getByRole('table', { name: clock }).getByRole('row');
  return (await rows.allInnerTexts()).slice(1).map((row) => row.replace(/\s+/g, ' '));
}

/** Gives a promise so many hours. */
export async function promiseWithin(promise: Locator, hours: number): Promise<void> {
  await promise.getByLabel('Unit of: Within').selectOption('hours');
  await promise.getByLabel('Within', { exact: true }).fill(String(hours));
  await promise.getByLabel('Within', { exact: true }).blur();
}

/** Gives a rule its first response. */
export async function promises(
  rule: Locator,
  { hours, calendar, ladder }: { hours: number; calendar: string; ladder: string },
): Promise<void> {
  const answer = rule.getByRole('group', { name: 'First response' });
  await promiseWithin(answer, hours);
  await answer.getByLabel('In the hours of').selectOption(calendar);
  await answer.getByLabel('Who is told').selectOption(ladder);
}

export const versionIs = (page: Page, version: number): Promise<void> =>
  page.getByRole('heading', { level: 1 }).getByText(`Version ${version}`).waitFor();
