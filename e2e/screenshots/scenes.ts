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
  { name: 'breaches', who: 'Mara', path: '/brands/:brand/breaches', then: (page) => heading(page) },
  { name: 'accounts', who: 'Mara', path: '/brands/:brand/accounts', then: (page) => heading(page) },
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

async function rows(page: Page): Promise<void> {
  await page.getByRole('listitem').first().waitFor();
}

async function heading(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
