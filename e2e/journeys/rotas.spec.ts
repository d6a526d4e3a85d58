import { AxeBuilder } from '@axe-core/playwright';
import { callBy, rotasBy, weekly } from '../../api/test/escalation/on-a-rota.js';
import { GapAlarm } from '../../api/src/desk/escalation/rotas/gap-alarm.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Page, type Seat } from '../browser/seat.js';

const HOUR = 3_600_000;
const LOOKS = [
  { name: 'wide, light', colorScheme: 'light' as const, viewport: { width: 1440, height: 900 } },
  { name: 'narrow, dark', colorScheme: 'dark' as const, viewport: { width: 360, height: 780 } },
];

describe('who is on call', () => {
  const room = furnishRoom({ firstResponseMinutes: 10 });
  let people: string[];
  let call: ReturnType<typeof rotasBy>;
  beforeAll(async () => {
    people = [];
    for (const name of ['Ana Adams', 'Bo Brown', 'Kim King'])
      people.push((await room.desk.person('agent', name)).id);
    const { email } = await room.desk.person('manager', 'Mona Manager');
    call = rotasBy(room.desk, await room.desk.signIn(email));
  });

  async function open(path = '', options: Parameters<typeof room.takeSeat>[0] = {}): Promise<Seat> {
    const seat = await room.takeSeat(options);
    await seat.page.goto(`${room.desk.url}/brands/${room.desk.brandId}/ladders/rotas${path}`);
    // Nobody may sign in so often.
    await signIn(seat.page, (await room.desk.person('manager')).email);
    await seat.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    return seat;
  }
  const turns = (page: Page) =>
    page.getByRole('list', { name: 'Turns, in this order' }).getByRole('listitem');
  const orderOf = async (page: Page) =>
    (await turns(page).locator('.words').allInnerTexts()).map((name) => name.trim().split(' ')[0]);
  const inWeeks = (page: Page) => page.getByRole('region', { name: 'Who is on call' });

  it('is decided in a form that draws the weeks to come while it is filled in', async () => {
    const { page, complaints } = await open();
    await page.getByText('Nobody is on call yet').waitFor();
    await page.getByRole('link', { name: 'New rota' }).click();
    await page.getByText('the weeks to come are drawn here').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Nights');
    await page.getByLabel('Time zone', { exact: true }).fill('Europe/Brussels');
    for (const name of ['Ana Adams', 'Bo Brown', 'Kim King'])
      await page.getByLabel('Add somebody').selectOption({ label: name });
    expect(await orderOf(page)).toEqual(['Ana', 'Bo', 'Kim']);
    await inWeeks(page).getByText('as it would be, not saved').waitFor();
    await inWeeks(page).getByText('Bo Brown').first().waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Nights', level: 1 }).waitFor();
    await page.waitForURL(/rotas\/[0-9a-f-]{36}$/);
    await page.getByRole('link', { name: 'Back to all rotas' }).click();
    const row = page.getByRole('row', { name: /Nights/ });
    await row.getByText('Europe/Brussels').waitFor();
    await row.getByText('none in sight').waitFor();
    expect(complaints).toEqual([]);
  });

  it('changes by keyboard, which keeps the focus, and by dragging', async () => {
    const { body } = await call('POST ', weekly(people));
    const { page } = await open(`/${body.id}`);
    await page.getByRole('button', { name: 'Ana Adams later' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await turns(page).nth(2).getByText('Ana Adams').waitFor();
    expect(await orderOf(page)).toEqual(['Bo', 'Kim', 'Ana']);
    const [from, to] = [turns(page).nth(2).locator('.grip'), turns(page).nth(0).locator('.grip')];
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    await page.mouse.move((start?.x ?? 0) + 5, (start?.y ?? 0) + 5);
    await page.mouse.down();
    await page.mouse.move((end?.x ?? 0) + 5, (end?.y ?? 0) + 5, { steps: 12 });
    await page.mouse.up();
    await turns(page).nth(0).getByText('Ana Adams').waitFor();
    expect(await orderOf(page)).toEqual(['Ana', 'Bo', 'Kim']);
    await page.getByRole('button', { name: 'Take Kim King out' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It holds from now on').waitFor();
    expect((await call(`GET /${body.id}`)).body).toMatchObject({
      version: 2,
      draft: { people: people.slice(0, 2) },
    });
  });

  it('is kept within hours that are typed, and says which it cannot read', async () => {
    const { body } = await call('POST ', weekly(people));
    const { page } = await open(`/${body.id}`);
    await page.getByLabel('Only in these hours').check();
    await page.getByLabel('Saturday').fill('all day');
    await page.getByLabel('Saturday').blur();
    await page.getByText('Write it as 09:00–17:00.').waitFor();
    await page.getByLabel('Saturday').fill('10-12, 13:30-16');
    await page.getByLabel('Saturday').blur();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It holds from now on').waitFor();
    expect((await call(`GET /${body.id}`)).body.draft.hours).toMatchObject({
      sat: [
        ['10:00', '12:00'],
        ['13:30', '16:00'],
      ],
    });
  });

  it('is somebody else for a time, in the time of the rota, until that is taken back', async () => {
    const { body } = await call('POST ', weekly(people));
    const { page } = await open(`/${body.id}`);
    const form = page.getByRole('region', { name: 'Stand in' });
    await form.getByText('Times are those of Europe/Brussels.').waitFor();
    const start = new Date((await room.desk.now()).getTime() + 48 * HOUR).toISOString().slice(0, 10);
    await form.getByLabel('Person').selectOption({ label: 'Nobody' });
    await form.getByLabel('From').fill(`${start}T10:00`);
    await form.getByLabel('To').fill(`${start}T09:00`);
    await form.getByRole('button', { name: 'Put on call' }).click();
    await form.getByText('It has to end after it begins.').waitFor();
    await form.getByLabel('To').fill(`${start}T12:30`);
    await form.getByRole('button', { name: 'Put on call' }).click();
    const standIn = page.getByRole('list', { name: 'Who stands in' }).getByRole('listitem');
    await standIn.getByText('by Ana Agent').waitFor();
    const { overrides } = (await call(`GET /${body.id}`)).body;
    expect(Date.parse(overrides[0]?.to ?? '') - Date.parse(overrides[0]?.from ?? '')).toBe(2.5 * HOUR);
    await inWeeks(page).getByText('The same as a list').click();
    await inWeeks(page).getByRole('listitem').filter({ hasText: 'Nobody: nobody, as was said' }).waitFor();
    await standIn.getByRole('button', { name: /^Take back: Nobody/ }).click();
    await standIn.waitFor({ state: 'detached' });
    expect((await call(`GET /${body.id}`)).body.nextGap).toBeNull();
  });

  it('is refused where somebody else has changed it meanwhile', async () => {
    const { body } = await call('POST ', weekly(people));
    const { page } = await open(`/${body.id}`);
    await page.getByLabel('Name', { exact: true }).fill('Mine');
    await call(`PUT /${body.id}`, { ...body.draft, name: `Theirs ${body.id}`, basedOn: 1 });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else has changed this rota meanwhile.').waitFor();
    await page.getByRole('button', { name: 'Undo changes' }).click();
    await page.getByRole('heading', { name: `Theirs ${body.id}`, level: 1 }).waitFor();
  });

  it('ends with the rota, once that was asked twice', async () => {
    const { body } = await call('POST ', weekly(people, { name: 'Gone soon' }));
    const { page } = await open(`/${body.id}`);
    await page.getByRole('button', { name: 'End this rota' }).click();
    await page.getByRole('button', { name: 'Yes, end it' }).click();
    await page.getByRole('table').waitFor();
    expect(await page.getByText('Gone soon').count()).toBe(0);
  });

  it('warns where a ladder will call nobody', async () => {
    const { body } = await call('POST ', weekly(people, { name: 'Full of holes' }));
    await callBy(room.desk, body.id);
    const start = (await room.desk.now()).getTime() + HOUR;
    const [from, to] = [start, start + HOUR].map((at) => new Date(at).toISOString());
    await call(`POST /${body.id}/overrides`, { personId: null, from, to });
    await room.desk.app.get(GapAlarm).look();
    const { page } = await open();
    const strip = page.getByRole('list', { name: 'Gaps that were told' });
    await strip.getByText(/^Full of holes: nobody will be on call from/).waitFor();
    await page
      .getByRole('navigation', { name: 'Parts of this page' })
      .getByRole('link', { name: 'Ladders' })
      .click();
    await page.getByRole('heading', { name: 'Ladders', level: 1 }).waitFor();
    await strip.getByText(/^Full of holes: nobody will be on call from/).waitFor();
    await strip.getByRole('link', { name: /Look at Full of holes/ }).click();
    await page.getByRole('heading', { name: 'Full of holes', level: 1 }).waitFor();
  });

  it.each(LOOKS)('breaks no rule of accessibility and does not scroll sideways: $name', async (look) => {
    const { body } = await call('POST ', weekly(people, { hours: { mon: [['09:00', '17:00']] } }));
    const start = (await room.desk.now()).getTime();
    const [from, to] = [start, start + 30 * HOUR].map((at) => new Date(at).toISOString());
    await call(`POST /${body.id}/overrides`, { personId: null, from, to });
    for (const path of ['', `/${body.id}`, '/new']) {
      const { page, complaints } = await open(path, look);
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
      const sideways = await page.evaluate(() =>
        [document.documentElement, document.getElementById('main')].map((it) =>
          it ? it.scrollWidth - it.clientWidth : 0,
        ),
      );
      expect(sideways).toEqual([0, 0]);
      expect(complaints).toEqual([]);
    }
  });
});
