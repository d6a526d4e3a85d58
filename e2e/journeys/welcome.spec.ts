import { createHash, randomUUID } from 'node:crypto';
import { PASSWORD } from '../../api/test/desk.js';
import { furnishRoom } from '../browser/room.js';

describe('the first admin', () => {
  const room = furnishRoom();

  /** What a start on a database in which nobody works prints. */
  async function firstAddress(): Promise<string> {
    const token = randomUUID();
    await room.desk.asOwner('update people.person set is_demo = true');
    await room.desk.asOwner(
      `insert into people.invitation (token_hash, id, role, created_at, expires_at)
       values ($1, $2, 'admin', desk.now(), desk.now() + interval '7 days')`,
      [createHash('sha256').update(token).digest(), randomUUID()],
    );
    return `${room.desk.url}/welcome#${token}`;
  }

  it('names the brand, is in, and can do without the demo', async () => {
    const { page, complaints } = await room.takeSeat();
    const address = await firstAddress();
    await page.goto(room.desk.url);
    await page.getByText('stands in the terminal where Evenhand was started').waitFor();
    await page.goto(address);
    await page.getByRole('heading', { name: 'Welcome to Evenhand' }).waitFor();
    expect(page.url()).toBe(`${room.desk.url}/welcome`);
    await page.getByLabel('Brand').fill('Tidewater Mobile');
    await page.getByLabel('Your name').fill('Adèle Admin');
    await page.getByLabel('Email').fill('adele@example.com');
    await page.getByLabel('New password').fill('short');
    await page.getByText('Too short').waitFor();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByText('Strong').waitFor();
    await page.getByRole('button', { name: 'Make me the admin' }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    await page.getByRole('button', { name: 'Start empty' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await page.getByRole('banner').getByText('Tidewater Mobile').waitFor();
    await page.getByRole('row', { name: /Adèle Admin/ }).waitFor();
    await page.getByRole('button', { name: 'Load the demo' }).waitFor();
    expect(complaints).toEqual([]);
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(0);
  });

  it('cannot come in by the same address twice', async () => {
    const address = await firstAddress();
    await room.desk.asOwner('update people.invitation set used_at = desk.now() where brand_id is null');
    const { page } = await room.takeSeat();
    await page.goto(address);
    await page.getByRole('heading', { name: 'This invitation no longer holds' }).waitFor();
    await page.getByRole('link', { name: 'To the sign-in screen' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('loads the demo, sees it grow, and tries it out as somebody else', async () => {
    const { page } = await room.takeSeat();
    await page.goto(await firstAddress());
    await page.getByLabel('Brand').fill('Elsewhere Mobile');
    await page.getByLabel('Your name').fill('Dora Demo');
    await page.getByLabel('Email').fill('dora@example.com');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Make me the admin' }).click();
    await page.getByRole('button', { name: 'Load the demo' }).click();
    await page.getByRole('progressbar').waitFor();
    const tried = page.getByRole('button', { name: /^Try it as .* \(agent\)$/ }).first();
    await tried.waitFor({ timeout: 100_000 });
    await tried.click();
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    await page.getByRole('listitem').first().waitFor();
    const stranger = await room.takeSeat();
    await stranger.page.goto(room.desk.url);
    await stranger.page.getByRole('button', { name: /^Try it as .* \(manager\)$/ }).click();
    await stranger.page.getByRole('link', { name: 'Breaches' }).click();
    await stranger.page.getByRole('table', { name: /Broken promises/ }).waitFor();
  });
});
