import { furnishRoom } from '../browser/room.js';

describe('Take next', () => {
  const room = furnishRoom({ firstResponseMinutes: 30 });

  const holderOf = async (ticketId: string) => {
    const [row] = await room.desk.asOwner<{ name: string | null }>(
      `select p.name from desk.ticket t left join people.person p on p.id = t.assignee_id where t.id = $1`,
      [ticketId],
    );
    return row?.name;
  };

  it('opens the most urgent ticket that nobody has, which is one’s own from then on', async () => {
    const urgent = await room.desk.ticket({ text: 'I was first.' });
    await room.desk.advance('5 minutes');
    const second = await room.desk.ticket({ text: 'I was second.' });
    const taken = await room.desk.person('agent', 'Tom Taken');
    const { page } = await room.openQueue({
      email: (await room.desk.person('agent', 'Nora Next')).email,
    });
    await page.getByRole('button', { name: 'Take next' }).click();
    await page.waitForURL(`**/tickets/${urgent.id}`);
    expect(await holderOf(urgent.id)).toBe('Nora Next');
    expect(await urgent.events('claimed')).toMatchObject([{ body: { isNext: true, ahead: 0 } }]);
    await second.assignedTo(taken.id);
  });

  it('hands out what passes the filter in the address, and says so when nothing does', async () => {
    await room.desk.ticket({ text: 'The bill is wrong and nobody answers my calls.' });
    const dutch = await room.desk.ticket({
      text: 'Mijn rekening klopt niet en niemand antwoordt op mijn vragen.',
    });
    const { page } = await room.openQueue();
    const address = `${page.url()}?language=nl`;
    await page.goto(address);
    await page.getByText('Mijn rekening klopt niet').waitFor();
    await page.getByRole('button', { name: 'Take next' }).click();
    await page.waitForURL(`**/tickets/${dutch.id}`);
    await page.goto(address);
    await page.getByText('Mijn rekening klopt niet').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('status').getByText('Nothing that passes the filters is waiting for you.').waitFor();
  });

  it('says that nothing waits, in a notice that can be closed', async () => {
    const tom = await room.desk.person('agent', 'Tom Taken');
    await room.desk.asOwner('update desk.ticket set assignee_id = $1', [tom.id]);
    const { page } = await room.openQueue();
    await page.keyboard.press('n');
    await page.getByRole('status').getByText('Nothing is waiting for you.').waitFor();
    expect(page.url()).toMatch(/\/queue$/);
    await page.getByRole('button', { name: 'Close this notice' }).click();
    await page.getByText('Nothing is waiting for you.').waitFor({ state: 'detached' });
  });

  it('lets two who ask at once have two tickets', async () => {
    const tickets = [
      await room.desk.ticket({ text: 'The one of two.' }),
      await room.desk.ticket({ text: 'The other of two.' }),
    ];
    const seats = [await room.openQueue(), await room.openQueue()];
    await Promise.all(seats.map(({ page }) => page.keyboard.press('n')));
    await Promise.all(seats.map(({ page }) => page.waitForURL(/\/tickets\//)));
    const opened = seats.map(({ page }) => page.url().split('/').at(-1));
    expect(opened.sort()).toEqual(tickets.map(({ id }) => id).sort());
  });
});
