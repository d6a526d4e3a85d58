import { pageOf } from '../../api/test/page.js';
import { until } from '../../api/test/until.js';
import { furnishRoom } from '../browser/room.js';
import { Heard } from '../browser/heard.js';
import { bothQueues, idsInSight } from '../browser/queue-rows.js';
import { isLive, signIn } from '../browser/seat.js';

const authors = ['Marigold Thistlewood', 'Peregrine Ashdown', 'Ottoline Fairbrass'].map(
  (displayName, nth) => ({
    externalId: `loud-author-${nth}-7781`,
    handle: `@${displayName.split(' ')[0]!.toLowerCase()}_${nth}_of_x`,
    displayName,
  }),
);

/** What a person who knows the author would recognise. */
const traces = authors.flatMap(({ externalId, handle, displayName }) => [
  externalId,
  handle.slice(1),
  displayName,
]);

const found = (text: string) => traces.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()));

describe('an open queue', () => {
  const room = furnishRoom();

  it('shows what comes through the signed door, in the server’s order, blind and without a reload', async () => {
    const { page } = await room.takeSeat();
    const heard = new Heard(page);
    await page.goto(room.desk.url);
    await signIn(page, (await room.desk.person('agent')).email);
    await isLive(page);
    await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
    await page.evaluate(() => (document.documentElement.dataset['marker'] = 'not reloaded'));

    const now = (await room.desk.now()).getTime();
    const minutesAgo = [2, 20, 8];
    const sent = authors.map((author, nth) =>
      room.desk.post({
        author,
        postedAt: new Date(now - minutesAgo[nth]! * 60_000).toISOString(),
        text: `${author.handle} here, ${author.displayName}: parcel number ${nth} never came. Call ${author.displayName}!`,
        url: `https://x.example/${author.handle.slice(1)}/status/${nth}`,
        reach: { followers: 4_815_162, verified: true },
        raw: { user: { id: author.externalId, name: author.displayName } },
      }),
    );
    for (const post of sent) {
      expect((await room.desk.send(post)).status).toBe(202);
      await page
        .getByText(/parcel number/)
        .nth(sent.indexOf(post))
        .waitFor();
    }

    const ids = await Promise.all(sent.map(async (post) => (await room.desk.statusOf(post)).ticketId));
    expect(await idsInSight(page)).toEqual([ids[1], ids[2], ids[0]]);
    const { shown, given } = await bothQueues(page, await pageOf(room.desk, 'agent'));
    expect(shown).toEqual(given);
    expect(await page.evaluate(() => document.documentElement.dataset['marker'])).toBe('not reloaded');

    expect(found(JSON.stringify(sent))).toEqual(traces);
    const reached = await heard.text();
    expect(heard.frames).toBeGreaterThan(0);
    expect(reached).toContain('parcel number 2');
    expect(found(reached)).toEqual([]);
    expect(reached).not.toContain('4815162');
    expect(found(await page.content())).toEqual([]);
  });

  it('counts a customer’s second post on the ticket’s own row', async () => {
    const ticket = await room.desk.ticket({ text: 'The lift has been stuck since morning.' });
    const { page } = await room.takeSeat();
    await page.goto(room.desk.url);
    await signIn(page, (await room.desk.person('agent')).email);
    const row = page.getByRole('listitem').filter({ hasText: 'The lift has been stuck' });
    await row.getByText('1 contact').waitFor();
    await ticket.wroteAgain();
    await row.getByText('2 contacts').waitFor();
    expect(await row.count()).toBe(1);
  });

  it('says that it counts what it shows', async () => {
    const { page } = await room.takeSeat();
    await page.goto(room.desk.url);
    await signIn(page, (await room.desk.person('agent')).email);
    const tab = page.getByRole('link', { name: /^All/ });
    await tab.waitFor();
    await until(
      async () => /\d/.test(await tab.innerText()) && (await idsInSight(page)).length > 0,
      'the view is counted',
    );
    expect(await tab.innerText()).toMatch(new RegExp(`\\b${(await idsInSight(page)).length}$`));
  });
});
