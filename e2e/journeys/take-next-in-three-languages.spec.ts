import { furnishRoom } from '../browser/room.js';
import type { Page } from '../browser/seat.js';

const SPOKEN = {
  nl: {
    name: 'Nederlands',
    title: 'Wachtrij',
    next: 'Neem de volgende',
    mine: /^Van mij/,
    severity: /^Ernst 3/,
  },
  fr: {
    name: 'Français',
    title: 'File',
    next: 'Prendre le suivant',
    mine: /^À moi/,
    severity: /^Gravité 3/,
  },
} as const;

describe('the queue in another language', () => {
  const room = furnishRoom();

  beforeAll(async () => {
    await room.desk.ticket({ text: 'The technician did not come, I waited all day.' });
  });

  /** Keys of words that nobody has translated are shown as they are. */
  const keys = async (page: Page) =>
    (await page.locator('body').innerText()).match(/\b(ui|frame|session|queue)\.[a-z][\w.-]*/g) ?? [];

  async function speaks(page: Page, language: keyof typeof SPOKEN): Promise<void> {
    const { title, next, mine, severity } = SPOKEN[language];
    await page.locator(`html[lang=${language}]`).waitFor();
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    await page.getByRole('button', { name: next }).waitFor();
    await page.getByRole('link', { name: mine }).waitFor();
    await page.getByRole('list', { name: title }).getByText(severity).waitFor();
    expect(await keys(page)).toEqual([]);
  }

  it.each(['nl', 'fr'] as const)('speaks the browser’s from the start: %s', async (language) => {
    const { page, complaints } = await room.openQueue({ locale: `${language}-BE` });
    await speaks(page, language);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await keys(page)).toEqual([]);
    expect(complaints.filter((said) => /translation/i.test(said))).toEqual([]);
  });

  it.each(['nl', 'fr'] as const)('cuts none of its words on a telephone: %s', async (language) => {
    const { page } = await room.openQueue({
      locale: `${language}-BE`,
      viewport: { width: 360, height: 780 },
    });
    await speaks(page, language);
    const cut = await page
      .locator('main :is(nav, h1, button, .line)')
      .evaluateAll((parts) =>
        parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent.trim()),
      );
    expect(cut).toEqual([]);
  });

  it('changes its words before one’s eyes, and keeps to them', async () => {
    const { page } = await room.openQueue();
    await page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
    for (const language of ['nl', 'fr'] as const) {
      await page.getByRole('button', { name: /^(Language|Taal|Langue)/ }).click();
      await page.getByRole('menuitemradio', { name: SPOKEN[language].name }).click();
      await speaks(page, language);
    }
    await page.reload();
    await speaks(page, 'fr');
  });
});
