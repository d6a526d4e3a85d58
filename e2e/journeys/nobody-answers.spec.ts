import { furnishRoom } from '../browser/room.js';
import type { Page } from '../browser/seat.js';

declare global {
  interface Window {
    seenAt?: Record<string, number>;
  }
}

const COMPLAINT = 'My heating has been off for two days.';

/** Notes in the page itself when each of these words first stands in the complaint's row. */
async function noteWhenShown(page: Page, words: string[]): Promise<void> {
  await page.evaluate(
    ([complaint, ...wanted]) => {
      const seenAt: Record<string, number> = (window.seenAt = {});
      const look = () => {
        const rows = [...document.querySelectorAll<HTMLElement>('[role=listitem]')];
        const text = rows.find((row) => row.innerText.includes(complaint!))?.innerText ?? '';
        for (const word of wanted) if (text.includes(word)) seenAt[word] ??= Date.now();
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    },
    [COMPLAINT, ...words],
  );
}

describe('a ticket that nobody answers', () => {
  const room = furnishRoom({ firstResponseMinutes: 1 });

  it('breaches and climbs before one’s eyes, and not before its deadline', async () => {
    const agent = await room.desk.person('agent', 'Ana Agent');
    const { page } = await room.openQueue({ email: agent.email });
    const ticket = await room.desk.ticket({ text: COMPLAINT });
    await ticket.assignedTo(agent.id);
    const row = page.getByRole('listitem').filter({ hasText: COMPLAINT });
    await row.getByRole('button', { name: 'First response on time' }).waitFor();
    expect(await row.getByText(/^Rung/).count()).toBe(0);

    await room.desk.advance('48 seconds');
    await row.getByRole('button', { name: 'First response due soon' }).waitFor();
    await row.getByText('Rung 1').waitFor();
    await noteWhenShown(page, ['breached', 'Rung 2']);
    await room.desk.advance('8 seconds');
    await row.getByRole('button', { name: 'First response breached' }).waitFor();
    await row.getByText('Rung 2').waitFor();

    const clock = await ticket.clock();
    expect(clock.state).toBe('breached');
    expect(clock.breachedAt).toEqual(clock.dueAt);
    expect(clock.detectedAt!.getTime()).toBeGreaterThanOrEqual(clock.dueAt.getTime());
    expect((await ticket.notices()).map(({ threshold, step }) => [threshold, step])).toEqual([
      [75, 0],
      [100, 0],
    ]);
    const shiftMs = await room.desk.asOwner<{ ms: string }>(
      'select extract(epoch from shift) * 1000 as ms from desk.time_shift',
    );
    const due = clock.dueAt.getTime();
    const seenAt = await page.evaluate(() => window.seenAt!);
    const late = (word: string) => Math.round(seenAt[word]! + Number(shiftMs[0]!.ms) - due);
    expect(late('Rung 2')).toBeGreaterThanOrEqual(0);
    process.stdout.write(
      `Breach recorded ${clock.detectedAt!.getTime() - due} ms after its deadline; on the page: ` +
        `"breached" ${late('breached')} ms, "Rung 2" ${late('Rung 2')} ms after it.\n`,
    );
  });

  it('stands in the breached view at that moment, and is counted there', async () => {
    const { page } = await room.openQueue();
    await page.getByRole('link', { name: /^Breached/ }).click();
    const ticket = await room.desk.ticket({ text: 'The bill is wrong again.' });
    const row = page.getByRole('listitem').filter({ hasText: 'The bill is wrong again.' });
    expect(await row.count()).toBe(0);
    await room.desk.advance('58 seconds');
    await row.getByRole('button', { name: 'First response breached' }).waitFor();
    await ticket.answered();
    await row.getByRole('button').waitFor({ state: 'detached' });
  });
});
