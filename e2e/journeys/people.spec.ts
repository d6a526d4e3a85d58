import { PASSWORD } from '../../api/test/desk.js';
import { furnishRoom } from '../browser/room.js';
import { isLive, signIn, type Page, type Seat } from '../browser/seat.js';

const rail = (page: Page, name = 'Screens') => page.getByRole('navigation', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true });

describe('the people of a brand', () => {
  const room = furnishRoom();

  async function sit(role: 'admin' | 'manager' | 'agent' | 'auditor', name: string): Promise<Seat> {
    const { email } = await room.desk.person(role, name);
    const seat = await room.takeSeat({ permissions: ['clipboard-read', 'clipboard-write'] });
    await seat.page.goto(room.desk.url);
    await signIn(seat.page, email);
    await rail(seat.page).getByRole('link').first().waitFor();
    return seat;
  }

  async function invited(page: Page, who: { name: string; email: string; role: string }): Promise<string> {
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(who.name);
    await dialog.getByLabel('Email').fill(who.email);
    await dialog.getByLabel('Role').selectOption(who.role);
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await dialog.getByRole('button', { name: 'Copied' }).waitFor();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    await dialog.getByRole('button', { name: 'Done' }).click();
    return address;
  }

  it('come in by an invitation, and find the screens of their role', async () => {
    const { page } = await sit('admin', 'Ada Admin');
    await heading(page, 'People').waitFor();
    const address = await invited(page, { name: 'Mia Manager', email: 'mia@example.com', role: 'manager' });
    await page
      .getByRole('row', { name: /Mia Manager/ })
      .getByRole('button', { name: /^Withdraw/ })
      .waitFor();

    const mia = await room.takeSeat();
    await mia.page.goto(address);
    await heading(mia.page, 'Welcome, Mia Manager').waitFor();
    expect(mia.page.url()).not.toContain('#');
    await mia.page.getByLabel('New password').fill(PASSWORD);
    await mia.page.getByRole('button', { name: 'Accept the invitation' }).click();
    await heading(mia.page, 'Queue').waitFor();
    const screens = await rail(mia.page).getByRole('link').allInnerTexts();
    expect(screens.map((screen) => screen.trim())).toEqual([
      ...['Queue', 'Climbing', 'Breaches', 'Accounts'],
      ...['Policies', 'Calendars', 'Ladders', 'People'],
    ]);
    await rail(mia.page).getByRole('link', { name: 'People' }).click();
    await heading(mia.page, 'People').waitFor();
    await mia.page.getByRole('row', { name: /Ada Admin/ }).waitFor();
    expect(await mia.page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
    expect(await mia.page.getByRole('main').getByRole('combobox').count()).toBe(0);
  });

  it('are not let in by an invitation that was withdrawn', async () => {
    const { page } = await sit('admin', 'Ada Withdraws');
    const address = await invited(page, { name: 'Wim Withdrawn', email: 'wim@example.com', role: 'agent' });
    const row = page.getByRole('row', { name: /Wim Withdrawn/ });
    await row.getByRole('button', { name: /^Withdraw/ }).click();
    await row.waitFor({ state: 'detached' });
    const wim = await room.takeSeat();
    await wim.page.goto(address);
    await heading(wim.page, 'This invitation no longer holds').waitFor();
  });

  it('find another role’s screens closed, and their own by one press', async () => {
    const { page } = await sit('agent', 'Nora Nosy');
    for (const screen of ['people', 'breaches', 'accounts', 'audit']) {
      await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/${screen}`);
      await heading(page, 'Not for your role').waitFor();
    }
    await page.getByRole('main').getByRole('link').click();
    await heading(page, 'Queue').waitFor();
    await page.goto(`${room.desk.url}/brands/0b5a1b9e-7d66-4c30-8a0a-1c1a6a0f3d11/queue`);
    await heading(page, 'Not one of your brands').waitFor();
  });

  it('get another role at once, on the page that is open', async () => {
    const { page } = await sit('admin', 'Ada Changes');
    const lea = await sit('manager', 'Lea Learns');
    await rail(lea.page).getByRole('link', { name: 'Breaches' }).click();
    await heading(lea.page, 'Breaches').waitFor();
    await page.reload();
    await page.getByLabel('Role of Lea Learns').selectOption('agent');
    await heading(lea.page, 'Not for your role').waitFor();
    expect(await rail(lea.page).getByRole('link').allInnerTexts()).toEqual(['Queue']);
    expect(await lea.page.getByText(/^\s*Live\s*$/).count()).toBe(0);
  });

  it('are gone at once when they are removed, which says first what becomes of their tickets', async () => {
    const { page } = await sit('admin', 'Ada Removes');
    const rik = await sit('agent', 'Rik Removed');
    await page.reload();
    await page.getByRole('button', { name: 'Actions for Rik Removed' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('go back to the queue').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('row', { name: /Rik Removed/ }).waitFor({ state: 'detached' });
    await rik.page.getByRole('list', { name: 'Queue' }).waitFor({ state: 'detached' });
  });

  it('are signed out everywhere at once by an admin', async () => {
    const { page } = await sit('admin', 'Ada Ends');
    const sam = await sit('agent', 'Sam Signedout');
    await page.reload();
    await page.getByRole('button', { name: 'Actions for Sam Signedout' }).click();
    await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await heading(sam.page, 'Sign in to Evenhand').waitFor();
  });

  it('leave nothing of a ticket behind when they are signed out everywhere', async () => {
    const sal = await room.desk.person('agent', 'Sal Staysout');
    const ticket = await room.desk.ticket({ text: 'Only for those who work here.' });
    await ticket.assignedTo(sal.id);
    const there = await room.takeSeat();
    await there.page.goto(room.desk.url);
    await signIn(there.page, sal.email);
    await heading(there.page, 'Queue').waitFor();
    await there.page.goto(`${room.desk.url}/brands/${room.desk.brandId}/tickets/${ticket.id}`);
    await there.page.getByText('Only for those who work here.').first().waitFor();
    await isLive(there.page);
    const { page } = await sit('admin', 'Ada Shuts');
    await page.getByRole('button', { name: 'Actions for Sal Staysout' }).click();
    await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await heading(there.page, 'Sign in to Evenhand').waitFor();
    expect(await there.page.getByText('Only for those who work here.').count()).toBe(0);
  });

  it('end their own session in another browser, which is signed out at once', async () => {
    const { email } = await room.desk.person('agent', 'Ola Own');
    const [here, there] = [await room.openQueue({ email }), await room.openQueue({ email })];
    await here.page.getByRole('button', { name: /^Signed in as/ }).click();
    await here.page.getByRole('menuitem', { name: 'Your sessions' }).click();
    await heading(here.page, 'Your sessions').waitFor();
    await here.page.getByText('Chrome on Linux').first().waitFor();
    await there.page.reload();
    await isLive(there.page);
    await here.page.getByRole('button', { name: /^End the session/ }).click();
    await heading(there.page, 'Sign in to Evenhand').waitFor();
    await here.page.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
    expect(await here.page.getByRole('listitem').count()).toBe(1);
  });

  it('change their password, which signs their other browsers out', async () => {
    const { email } = await room.desk.person('agent', 'Pia Password');
    const [here, there] = [await room.openQueue({ email }), await room.openQueue({ email })];
    await here.page.goto(`${room.desk.url}/sessions`);
    await here.page.getByLabel('Current password').fill('not this one');
    await here.page.getByLabel('New password').fill('an even longer password');
    await here.page.getByRole('button', { name: 'Change password' }).click();
    await here.page.getByRole('alert').waitFor();
    await here.page.getByLabel('Current password').fill(PASSWORD);
    await here.page.getByRole('button', { name: 'Change password' }).click();
    await here.page.getByText('Your password is changed.').waitFor();
    await heading(there.page, 'Sign in to Evenhand').waitFor();
    await signIn(there.page, email, 'an even longer password');
    await heading(there.page, 'Queue').waitFor();
  });

  it('read all this in their own language, which the page keeps', async () => {
    const { page } = await sit('agent', 'Nele Nederlands');
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await rail(page, 'Écrans').getByRole('link', { name: 'File' }).waitFor();
    await page.reload();
    await rail(page, 'Écrans').getByRole('link', { name: 'File' }).waitFor();
    expect(await page.title()).toBe('File · Evenhand');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  });

  it('stand on the heading of the screen that they go to', async () => {
    const { page } = await sit('manager', 'Hana Heading');
    await rail(page).getByRole('link', { name: 'Accounts' }).click();
    await page.locator('h1:focus', { hasText: 'Accounts' }).waitFor();
    expect(await page.title()).toBe('Accounts · Evenhand');
  });
});
