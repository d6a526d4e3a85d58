import { furnishRoom } from '../browser/room.js';
import { isLive, signIn } from '../browser/seat.js';

describe('an agent at the door of the desk', () => {
  const room = furnishRoom();

  it('is told when the password is wrong, and gets to the queue with the right one', async () => {
    const { email } = await room.desk.person('agent');
    const { page } = await room.takeSeat();
    await page.goto(room.desk.url);
    await signIn(page, email, 'not the password');
    await page.getByRole('alert').getByText('do not fit together').waitFor();
    expect(await page.getByRole('heading', { name: 'Queue' }).count()).toBe(0);
    await signIn(page, email);
    await page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
    await isLive(page);
  });

  it('needs no mouse to sign in, to walk the rows and to sign out', async () => {
    await room.desk.ticket({ text: 'The first of two complaints.' });
    await room.desk.ticket({ text: 'The second of two complaints.' });
    const { email } = await room.desk.person('agent', 'Kim Keys');
    const { page } = await room.takeSeat();
    await page.goto(room.desk.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('a long enough password');
    await page.keyboard.press('Enter');
    await isLive(page);
    const focused = page.locator('[role=listitem]:focus');
    await page.keyboard.press('j');
    await focused.getByText('The first of two complaints.').waitFor();
    await page.keyboard.press('j');
    await focused.getByText('The second of two complaints.').waitFor();
    await page.keyboard.press('k');
    await focused.getByText('The first of two complaints.').waitFor();
    const menu = page.getByRole('button', { name: 'Signed in as Kim Keys' });
    for (let tries = 0; tries < 20 && !(await menu.evaluate((it) => it.matches(':focus'))); tries += 1)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await page.keyboard.press('End');
    await page.locator('[role=menuitem]:focus').getByText('Sign out').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('is asked to sign in again once signed out, also by going back', async () => {
    const { page, context } = await room.openQueue();
    const address = page.url();
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect((await context.cookies()).map((cookie) => cookie.name)).toEqual([]);
    await page.goto(address);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('list', { name: 'Queue' }).count()).toBe(0);
  });

  it('signs out from a page that was opened with the session, and leaves nothing of it', async () => {
    await room.desk.ticket({ text: 'A complaint that stays inside.' });
    const { page } = await room.openQueue();
    await page.reload();
    await page.getByText('A complaint that stays inside.').waitFor();
    await isLive(page);
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('A complaint that stays inside.').count()).toBe(0);
  });

  it('sees nothing of the queue once signed out, also where the sign-in screen cannot be read', async () => {
    await room.desk.ticket({ text: 'A complaint that goes.' });
    const { page } = await room.openQueue();
    await page.reload();
    await page.getByText('A complaint that goes.').waitFor();
    await page.route(/\/chunk-.*\.js$/, (route) => route.abort());
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('A complaint that goes.').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /^(You are signed out|Sign in to Evenhand)$/ }).waitFor();
  });

  it('is told that an address leads nowhere, with a way home', async () => {
    const { page } = await room.openQueue();
    for (const address of ['/nowhere/at/all', `/brands/${room.desk.brandId}/tickets/nonsense`]) {
      await page.goto(`${room.desk.url}${address}`);
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    }
    await page.getByRole('main').getByRole('link').click();
    await page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
  });

  it('is led to the sign-in screen when the session ends on the server, and back to the same view', async () => {
    const { email } = await room.desk.person('agent');
    const { page } = await room.openQueue({ email });
    await page.getByRole('link', { name: /^Unassigned/ }).click();
    await page.waitForURL(/view=unassigned/);
    await room.desk.asOwner('update people.session set ended_at = desk.now() where ended_at is null');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn(page, email);
    await page.waitForURL(/view=unassigned/);
    await isLive(page);
  });

  it('keeps the session in a cookie that no script of the page can read', async () => {
    const { page, context } = await room.openQueue();
    const session = (await context.cookies()).find((cookie) => cookie.name !== 'XSRF-TOKEN');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate(() => document.cookie)).not.toContain(session?.name);
  });
});
