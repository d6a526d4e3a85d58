import { furnishRoom } from '../browser/room.js';
import { signIn, type Page } from '../browser/seat.js';
import { aDraft } from '../../api/test/sla/calendar-draft.js';
import { CalendarKeeper } from '../../api/src/desk/sla/calendars/calendar-keeper.js';
import { Ladders } from '../../api/src/desk/escalation/ladders/ladders.js';
import { Rotas } from '../../api/src/desk/escalation/rotas/rotas.js';

describe('what a manager writes in an editor', () => {
  const room = furnishRoom();
  const at = (path: string) => `${room.desk.url}/brands/${room.desk.brandId}/${path}`;
  let personId: string;
  beforeAll(async () => {
    personId = (await room.desk.person('manager', 'Rota Manager')).id;
  });

  /** Somebody else each time: nobody may sign in more than ten times a minute. */
  async function open(path: string, role: 'manager' | 'agent' = 'manager'): Promise<Page> {
    const { page } = await room.takeSeat();
    const { email } = await room.desk.person(role, 'Mona Manager');
    await page.goto(at(path));
    await signIn(page, email);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  const RUNG = { when: { kind: 'percent', percent: 100 }, whom: { kind: 'owner' } } as const;
  const aLadder = (name: string) => ({
    name,
    rungs: [{ ...RUNG, by: ['browser'] as const, webhookId: null, repeatMinutes: 15 }],
  });
  const aRota = (name: string) => ({
    ...{ name, zone: 'Europe/Brussels', people: [personId], startsOn: '2026-03-02', hours: null },
    handOver: { every: 'week', weekday: 'mon', at: '09:00' } as const,
  });
  /** Each with an address, and with what somebody else saves meanwhile. */
  const editors = {
    calendars: async (name: string) => {
      const keeper = room.desk.app.get(CalendarKeeper);
      const { id } = await keeper.add(room.desk.brandId, aDraft({ name }), 'test');
      const change = (next: string) =>
        keeper.revise(room.desk.brandId, id, { ...aDraft({ name: next }), basedOn: 1 }, 'test');
      return { path: `calendars/${id}`, change };
    },
    ladders: async (name: string) => {
      const ladders = room.desk.app.get(Ladders);
      const { id } = await ladders.add(room.desk.brandId, aLadder(name), 'test');
      const change = (next: string) =>
        ladders.change(room.desk.brandId, id, { ...aLadder(next), basedOn: 1 }, 'test');
      return { path: `ladders/${id}`, change };
    },
    'ladders/rotas': async (name: string) => {
      const rotas = room.desk.app.get(Rotas);
      const { id } = await rotas.add(room.desk.brandId, aRota(name), 'test');
      const change = (next: string) =>
        rotas.change(room.desk.brandId, id, { ...aRota(next), basedOn: 1 }, 'test');
      return { path: `ladders/rotas/${id}`, change };
    },
  };
  const kinds = Object.keys(editors) as (keyof typeof editors)[];
  const nameIn = (page: Page) => page.getByLabel('Name', { exact: true });
  const back = (page: Page, kind: string) => page.locator(`main a[href$="/${kind}"]`).first();

  it.each(kinds)('is not left in %s without being asked, and is with a yes', async (kind) => {
    const { path } = await editors[kind](`Kept ${kind}`);
    const page = await open(path);
    await nameIn(page).fill('Something else');
    await back(page, kind).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stay here' }).click();
    expect(await nameIn(page).inputValue()).toBe('Something else');
    await back(page, kind).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(new RegExp(`/${kind}$`));
  });

  it.each(kinds)('is no reason to ask at a new one in %s where nothing was written', async (kind) => {
    const page = await open(`${kind}/new`);
    await nameIn(page).waitFor();
    await back(page, kind).click();
    await page.waitForURL(new RegExp(`/${kind}$`));
  });

  it.each(kinds)('stays in %s where another was faster, until theirs is loaded', async (kind) => {
    const { path, change } = await editors[kind](`Mine ${kind}`);
    const page = await open(path);
    await nameIn(page).fill('Mine, and new');
    await change(`Theirs ${kind}`);
    await page.getByRole('button', { name: /^Save/ }).last().click();
    await page.getByRole('button', { name: 'Load the newer version' }).waitFor();
    expect(await nameIn(page).inputValue()).toBe('Mine, and new');
    await page.getByRole('button', { name: 'Load the newer version' }).click();
    await page.getByRole('heading', { name: `Theirs ${kind}`, level: 1 }).waitFor();
    expect(await nameIn(page).inputValue()).toBe(`Theirs ${kind}`);
    expect(await page.getByRole('button', { name: 'Load the newer version' }).count()).toBe(0);
  });

  it.each(['calendars', 'ladders'] as const)('can be read as it was in %s, and not changed', async (kind) => {
    const { path, change } = await editors[kind](`First ${kind}`);
    await change(`Second ${kind}`);
    const page = await open(path);
    if (kind === 'ladders') await page.locator('summary').click();
    await page.getByRole('link', { name: 'Version 1', exact: true }).click();
    await page.getByText('Version 1 as it was saved.').waitFor();
    expect(await nameIn(page).inputValue()).toBe(`First ${kind}`);
    expect(await nameIn(page).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'To the latest version' }).click();
    await page.getByRole('button', { name: /^Save/ }).waitFor();
    expect(await nameIn(page).inputValue()).toBe(`Second ${kind}`);
    expect(await nameIn(page).isDisabled()).toBe(false);
  });

  it('is found under the tab that it belongs to', async () => {
    const { path } = await editors.ladders('Tabbed');
    const page = await open(path);
    const here = page.getByRole('navigation', { name: 'Parts of this page' }).locator('[aria-current]');
    await here.filter({ hasText: 'Ladders' }).waitFor();
    expect(await here.count()).toBe(1);
    await page.goto(at((await editors['ladders/rotas']('Tabbed too')).path));
    await here.filter({ hasText: 'Rotas' }).waitFor();
    expect(await here.count()).toBe(1);
  });

  it.each(['climbing', 'policies', 'calendars', 'ladders', 'ladders/rotas/new'])(
    'is not for agents, who are told so at %s',
    async (path) => {
      const page = await open(path, 'agent');
      await page.getByRole('heading', { name: /not for your role/i }).waitFor();
    },
  );
});
