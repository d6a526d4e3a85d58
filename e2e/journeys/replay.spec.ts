import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evenhand } from '../../api/test/child.js';
import { pageOf } from '../../api/test/page.js';
import { furnishRoom } from '../browser/room.js';
import { bothQueues, idsInSight } from '../browser/queue-rows.js';

const CONVERSATIONS = fileURLToPath(new URL('../../../shared/data/twcs-threads.csv', import.meta.url));
/** Sixteen months in about ten seconds. */
const SPEED = '4000000';

const withData = existsSync(CONVERSATIONS) || process.env['CI'] ? describe : describe.skip;

withData('a replay of ../shared/data/twcs-threads.csv', () => {
  const room = furnishRoom();

  it('moves the queue in an open browser, which is right when it has ended', async () => {
    const [brand] = await room.desk.asOwner<{ name: string }>('select name from desk.brand where id = $1', [
      room.desk.brandId,
    ]);
    const { page } = await room.openQueue();
    await page.evaluate(() => (document.documentElement.dataset['marker'] = 'here'));
    const states = new Set<string>();
    let isOver = false;
    const replay = evenhand(
      room.desk.database,
      'replay',
      CONVERSATIONS,
      '--speed',
      SPEED,
      '--brand',
      brand!.name,
    );
    const ended = replay.then((ran) => {
      isOver = true;
      return ran;
    });
    while (!isOver) {
      states.add((await idsInSight(page)).join());
      await page.waitForTimeout(100);
    }
    const ran = await ended;
    expect(ran).toMatchObject({ code: 0 });
    expect(JSON.parse(ran.stdout)).toMatchObject({ read: 2575 });
    await room.desk.settled();
    const { shown, given } = await bothQueues(page, await pageOf(room.desk, 'agent'));
    expect(shown).toEqual(given);
    expect(shown.length).toBeGreaterThan(100);
    expect(states.size).toBeGreaterThan(3);
    expect(await page.evaluate(() => document.documentElement.dataset['marker'])).toBe('here');
    process.stdout.write(`Replay: ${states.size} different screens seen, ${shown.length} rows at its end.\n`);
  });
});
