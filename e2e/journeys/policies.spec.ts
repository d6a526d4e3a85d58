import { AxeBuilder } from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import {
  addRule,
  marksOf,
  openScreen,
  promiseWithin,
  ruleOf,
  versionIs,
} from '../browser/at-the-promises.js';
import { furnishRoom } from '../browser/room.js';
import type { Page, Seat } from '../browser/seat.js';

const OFFICE = {
  tz: 'Europe/Brussels',
  weekly: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
      day,
      [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
    ]),
  ),
};
const LOOKS = [
  { name: 'wide, light', colorScheme: 'light' as const, viewport: { width: 1440, height: 900 } },
  { name: 'of a tablet, dark', colorScheme: 'dark' as const, viewport: { width: 800, height: 1000 } },
  { name: 'narrow, dark', colorScheme: 'dark' as const, viewport: { width: 360, height: 780 } },
];

describe('the policies of a brand', () => {
  const room = furnishRoom({ firstResponseMinutes: 30 });
  let email: string;
  beforeAll(async () => {
    ({ email } = await room.desk.person('manager', 'Mona Manager'));
    await room.desk.asOwner(
      `insert into desk.calendar (brand_id, id, version, name, is_always_open, expanded, created_at)
         values ($1, $2, 1, 'Office with lunch', false, $3, now())`,
      [room.desk.brandId, randomUUID(), JSON.stringify(OFFICE)],
    );
  });

  const open = (path = 'policies', look: Parameters<typeof room.takeSeat>[0] = {}): Promise<Seat> =>
    openScreen(room, path, { email, ...look });

  it('are built from rules, seen on a time line, saved, and compared version by version', async () => {
    const { page } = await open();
    await page.getByRole('link', { name: 'New policy' }).click();
    await page.getByLabel('Name of the policy').fill('Careful');

    const first = await addRule(page, 'Security');
    await first.getByRole('button', { name: 'Add a condition' }).click();
    await page.getByRole('menuitem', { name: 'Topic' }).click();
    await first.getByLabel('Add to: Topic').selectOption('security');
    const answer = first.getByRole('group', { name: 'First response' });
    await promiseWithin(answer, 2);
    await answer.getByLabel('In the hours of').selectOption('Office with lunch');

    // A Monday morning: an hour is left before lunch, and one comes after it.
    await page.getByLabel('Written at').fill('2026-03-02T11:00');
    await page.getByRole('img', { name: /^First response on a time line/ }).waitFor();
    expect(await marksOf(page, 'First response')).toEqual([
      '1 Mon 2 Mar, 11:00 The complaint is written.',
      '2 Mon 2 Mar, 12:00 +1 h 50 % of the time is used.',
      '3 Mon 2 Mar, 13:30 +2 h 30 min 75 % of the time is used. Rung 1: the assignee is told.',
      '4 Mon 2 Mar, 14:00 +3 h Breached. Rung 2: the account’s owner is told. Again every 15 min until somebody answers.',
    ]);

    const tryOut = page.getByRole('region', { name: 'Which rule would it be?' });
    await tryOut.getByLabel('Topic').selectOption('security');
    await page.getByText('Rule 1 takes it: Security.').waitFor();
    await tryOut.getByLabel('Topic').selectOption('billing');
    await page.getByText('Rule 2 takes it: Everything else.').waitFor();

    await page.getByRole('button', { name: 'Save the policy' }).click();
    await versionIs(page, 1);

    await answer.getByLabel('Within', { exact: true }).fill('1');
    await answer.getByLabel('Within', { exact: true }).blur();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await versionIs(page, 2);
    await page.getByRole('link', { name: 'Versions' }).click();
    const changes = page.getByRole('list', { name: 'Changes' });
    await changes.getByText('First response: within').waitFor();
    expect((await changes.innerText()).replace(/\s+/g, ' ')).toMatch(/First response: within 2 h ?1 h/);
  });

  it('want a reason before somebody may wait longer, and say at which field something is wrong', async () => {
    const { page } = await open();
    await page.getByRole('link', { name: 'Default', exact: true }).click();
    await ruleOf(page, /^Rule 1/)
      .getByRole('button', { name: /Everything else/ })
      .first()
      .waitFor();
    const answer = page.getByRole('group', { name: 'First response' });
    await answer.getByLabel('Within', { exact: true }).fill('0.5');
    await answer.getByLabel('Within', { exact: true }).blur();
    const save = page.getByRole('button', { name: 'Save as a new version' });
    await save.click();
    await answer.getByText('A target is from one minute to 365 days').waitFor();
    await answer.getByLabel('Within', { exact: true }).fill('45');
    await answer.getByLabel('Within', { exact: true }).blur();
    await page.getByText('customers may wait longer than now').waitFor();
    await save.click();
    await page.getByText('Say why.').first().waitFor();
    await page.getByLabel('Why may they wait longer?').fill('Two of us left.');
    await save.click();
    await versionIs(page, 2);
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByText('Two of us left.').waitFor();
  });

  it('have their rules moved by keyboard, and ask before unsaved changes are lost', async () => {
    const { page } = await open();
    await page.getByRole('link', { name: 'Default', exact: true }).click();
    for (const name of ['One', 'Two']) await addRule(page, name);
    await page.getByRole('button', { name: 'Move Two up' }).press('Enter');
    await ruleOf(page, /^Rule 1: Two/).waitFor();
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'People' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stay here' }).click();
    await ruleOf(page, /^Rule 1: Two/).waitFor();
    await page.getByRole('button', { name: 'Give up the changes' }).click();
    await ruleOf(page, /^Rule 1: Everything else/).waitFor();
  });

  it('are chosen by accounts; contracts are declared, and none that speaks of reach', async () => {
    const { page } = await open();
    const policy = page.getByLabel('Policy of @BrandCares');
    await policy.selectOption('Careful');
    await page.getByRole('article', { name: 'Careful' }).getByText('0 open tickets').waitFor();
    const name = page.getByLabel('Name of a contract');
    await name.fill('VIP');
    await page.getByRole('button', { name: 'Declare' }).click();
    await page.getByText('never depends on an audience').waitFor();
    await name.fill('Gold');
    await page.getByRole('button', { name: 'Declare' }).click();
    await page.getByRole('button', { name: 'Remove the contract Gold' }).waitFor();
  });

  it.each(LOOKS)(
    'break no rule of accessibility and do not scroll sideways: $name',
    async ({ name: _, ...look }) => {
      const { page, complaints } = await open('policies', look);
      await isFit(page);
      await page.getByRole('link', { name: 'Careful', exact: true }).click();
      await page
        .getByRole('img', { name: /time line/ })
        .first()
        .waitFor();
      await isFit(page);
      for (const part of ['Versions', 'Open tickets']) {
        await page.getByRole('link', { name: part, exact: true }).click();
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        await isFit(page);
      }
      expect(complaints).toEqual([]);
    },
  );

  async function isFit(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
    const sideways = await page.evaluate(() =>
      [document.documentElement, document.getElementById('main')].map((it) =>
        it ? it.scrollWidth - it.clientWidth : 0,
      ),
    );
    expect(sideways).toEqual([0, 0]);
    // What is only heard must not make the page longer than what is seen.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  }
});
