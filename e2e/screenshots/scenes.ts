import type { Page } from 'playwright-core';

/** A screen of the demo, and how a person gets there. */
export interface Scene {
  readonly name: string;
  /** The first name of the demo's person who looks; nobody is signed in without. */
  readonly who?: string;
  /** `:brand` and `:board` stand for the demo's own. */
  readonly path: string;
  /** What is done there before the picture is taken. */
  readonly then?: (page: Page) => Promise<void>;
}

const openTicket = (words: RegExp) => async (page: Page) => {
  await page.getByRole('link', { name: words }).first().click();
  await page.waitForURL('**/tickets/*');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
};

export const SCENES: readonly Scene[] = [
  { name: 'sign-in', path: '/sign-in', then: (page) => page.getByText('Ana Ferreira').first().waitFor() },
  { name: 'queue', who: 'Ana', path: '/brands/:brand/queue', then: rows },
  { name: 'queue-mine', who: 'Ana', path: '/brands/:brand/queue?view=mine', then: rows },
  { name: 'queue-breached', who: 'Mara', path: '/brands/:brand/queue?view=breached', then: rows },
  {
    name: 'shortcuts',
    who: 'Ana',
    path: '/brands/:brand/queue',
    then: async (page) => {
      await rows(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'ticket-blind',
    who: 'Ben',
    path: '/brands/:brand/queue?view=unassigned',
    then: openTicket(/Router number 5/),
  },
  { name: 'ticket', who: 'Ben', path: '/brands/:brand/queue?view=mine', then: openTicket(/hole in my wall/) },
  {
    name: 'ticket-paused',
    who: 'Ana',
    path: '/brands/:brand/queue?view=mine',
    then: openTicket(/cut by roadworks/),
  },
  {
    name: 'ticket-back',
    who: 'Bram',
    path: '/brands/:brand/queue?view=mine',
    then: openTicket(/vorige bewoner/),
  },
  {
    name: 'merge',
    who: 'Ana',
    path: '/brands/:brand/queue?view=mine',
    then: async (page) => {
      await openTicket(/app crashes with each update/)(page);
      await openSide(page);
      await page.getByRole('button', { name: 'Merge…' }).click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'notices',
    who: 'Mara',
    path: '/brands/:brand/queue',
    then: async (page) => {
      await rows(page);
      await page.getByRole('button', { name: /notice/i }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'climbing', who: 'Mara', path: '/brands/:brand/climbing', then: (page) => heading(page) },
  { name: 'breaches', who: 'Mara', path: '/brands/:brand/breaches', then: (page) => heading(page) },
  {
    name: 'breaches-charts',
    who: 'Mara',
    path: '/brands/:brand/breaches',
    then: async (page) => {
      await heading(page);
      await page.getByRole('heading', { name: 'Fixes that held' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'wall',
    who: 'Mara',
    path: '/brands/:brand/breaches/wall',
    then: (page) => page.waitForLoadState('networkidle'),
  },
  { name: 'accounts', who: 'Mara', path: '/brands/:brand/accounts', then: (page) => heading(page) },
  { name: 'policies', who: 'Mara', path: '/brands/:brand/policies', then: (page) => heading(page) },
  {
    name: 'policy',
    who: 'Mara',
    path: '/brands/:brand/policies',
    then: async (page) => {
      await follow(page, 'Fabeltel’s promises');
      await page
        .getByRole('img', { name: /time line/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'policy-apply',
    who: 'Mara',
    path: '/brands/:brand/policies',
    then: async (page) => {
      await follow(page, 'Fabeltel’s promises');
      await follow(page, 'Open tickets');
      await page.getByRole('button', { name: 'See what it would do' }).click();
      await page.getByText('Deadlines sooner').waitFor();
    },
  },
  {
    name: 'policy-versions',
    who: 'Mara',
    path: '/brands/:brand/policies',
    then: async (page) => {
      await follow(page, 'Fabeltel’s promises');
      await follow(page, 'Versions');
      await page.getByRole('list', { name: 'Changes' }).waitFor();
    },
  },
  { name: 'calendars', who: 'Mara', path: '/brands/:brand/calendars', then: (page) => heading(page) },
  { name: 'calendar', who: 'Mara', path: '/brands/:brand/calendars', then: openCalendar },
  {
    name: 'calendar-year',
    who: 'Mara',
    path: '/brands/:brand/calendars',
    then: async (page) => {
      await openCalendar(page);
      await page.getByRole('group', { name: /^The year/ }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'ladders', who: 'Mara', path: '/brands/:brand/ladders', then: (page) => heading(page) },
  {
    name: 'ladder',
    who: 'Mara',
    path: '/brands/:brand/ladders',
    then: (page) => follow(page, /Assignee, on call, owner/),
  },
  { name: 'rotas', who: 'Mara', path: '/brands/:brand/ladders/rotas', then: (page) => heading(page) },
  {
    name: 'rota',
    who: 'Mara',
    path: '/brands/:brand/ladders/rotas',
    then: (page) => follow(page, /Complaints on call/),
  },
  { name: 'webhooks', who: 'Mara', path: '/brands/:brand/ladders/webhooks', then: (page) => heading(page) },
  { name: 'people', who: 'Sam', path: '/brands/:brand/people', then: (page) => heading(page) },
  { name: 'sessions', who: 'Ana', path: '/sessions', then: (page) => heading(page) },
  { name: 'auditor', who: 'Odile', path: '/', then: (page) => heading(page) },
  { name: 'board', path: ':board', then: (page) => heading(page) },
  {
    name: 'board-complaint',
    path: ':board',
    then: async (page) => {
      const complaint = page.getByRole('article').filter({ hasText: 'teaching online' });
      await complaint.getByRole('link').first().click();
      await page.waitForURL('**/complaints/*');
    },
  },
];

/** On a narrow screen what is known of a ticket is folded away. */
async function openSide(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: /About this ticket/ });
  if (await fold.isVisible()) await fold.click();
}

async function openCalendar(page: Page): Promise<void> {
  await follow(page, 'Office hours');
  await page.getByRole('group', { name: /^The year/ }).waitFor();
}

async function follow(page: Page, name: string | RegExp): Promise<void> {
  const main = page.getByRole('main');
  await main.getByRole('link', { name, exact: true }).first().click();
  await main.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

async function rows(page: Page): Promise<void> {
  await page.getByRole('listitem').first().waitFor();
}

async function heading(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
