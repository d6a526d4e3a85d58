import { timeIs } from '../../api/test/sla/time-is.js';
import { openScreen } from '../browser/at-the-promises.js';
import { breachSeenAt, countdownsHeld, countdownsShown, pendingDeadlines } from '../browser/countdowns.js';
import { disagreements } from '../browser/deadlines.js';
import { furnishRoom } from '../browser/room.js';
import { thousandTickets } from '../browser/thousand-tickets.js';

const NAMES: Record<string, string> = {
  first_response: 'First response',
  next_response: 'Next response',
  resolution: 'Resolution',
};
const AHEAD_MS = 4_000;

describe('what the browser counts down to and what the server fires at', () => {
  const room = furnishRoom();
  let email: string;
  beforeAll(async () => {
    ({ email } = await room.desk.person('agent', 'Ina Inspector'));
    await thousandTickets(room.desk);
  }, 600_000);

  it('is the same instant, to the millisecond, for every clock of a thousand tickets', async () => {
    const { page } = await room.openQueue({ email, viewport: { width: 1440, height: 2_400 } });
    await page.getByRole('link', { name: /^All/ }).click();
    const shown = await countdownsShown(page);
    const held = await countdownsHeld(room.desk);
    expect(shown.size).toBe(1_000);
    const clocks = [...shown].flatMap(([id, due]) => due.map((each) => `${id} ${each}`));
    expect(clocks.toSorted()).toEqual(
      [...held].flatMap(([id, due]) => due.map((each) => `${id} ${each}`)).toSorted(),
    );

    const pending = await pendingDeadlines(room.desk);
    const known = new Set(clocks);
    expect(pending.filter(({ ticketId, kind, due }) => !known.has(`${ticketId} ${kind} ${due}`))).toEqual([]);
    expect(pending.filter(({ isWhole }) => !isWhole)).toEqual([]);
    expect(await disagreements(room.desk)).toEqual([]);
    process.stdout.write(
      `${clocks.length} clocks, ${pending.length} deadlines that wait, ${clocks.filter((each) => each.endsWith('never')).length} paused.\n`,
    );
    expect(pending.length).toBeGreaterThan(1_000);
    expect(clocks.some((each) => each.endsWith('never'))).toBe(true);
  }, 600_000);

  it('comes on the screen no sooner than at the server’s instant', async () => {
    for (const nth of [0.05, 0.3, 0.6]) {
      const pending = await pendingDeadlines(room.desk);
      const next = pending[Math.floor(pending.length * nth)]!;
      await timeIs(room.desk, new Date(Date.parse(next.due) - AHEAD_MS).toISOString());
      const { page } = await openScreen(room, `tickets/${next.ticketId}`, { email });
      const seenAt = await breachSeenAt(page, NAMES[next.kind]!);
      const [shift] = await room.desk.asOwner<{ ms: string }>(
        'select extract(epoch from shift) * 1000 as ms from desk.time_shift',
      );
      const lateMs = Math.round(seenAt + Number(shift!.ms) - Date.parse(next.due));
      process.stdout.write(`${next.kind} of ${next.due} on the screen ${lateMs} ms later.\n`);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs).toBeLessThan(30_000);
    }
  });
});
