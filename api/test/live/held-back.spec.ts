import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PinoLogger } from 'nestjs-pino';
import { BrandWatch } from '../../src/desk/live/brand-watch.js';
import { Wakeups } from '../../src/ledger/wakeups.js';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';

/** Longer than the test may take: what is seen, was seen by a look that followed the wake-up. */
const NEVER_MS = 3_600_000;

describe('what an open transaction of somebody else holds back', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it('is shown soon after its end, not at the next look', async () => {
    const seen: string[] = [];
    const { brandId } = desk;
    const watch = new BrandWatch(
      { brandId, desk: desk.desk },
      (change) => seen.push(...change.rows.map((row) => row.excerpt)),
      new PinoLogger({ pinoHttp: { level: 'error' } }),
      NEVER_MS,
    );
    let wakeUps = 0;
    const stopListening = desk.app.get(Wakeups).on('events', () => {
      wakeUps += 1;
      watch.wake();
    });
    await watch.start();
    await desk.whileHolding('update desk.time_shift set shift = shift', [], async () => {
      const before = wakeUps;
      await desk.ticket({ text: 'held back' });
      await until(() => wakeUps > before, 'the wake-up has been heard');
      expect(seen).toEqual([]);
    });
    await until(() => seen.includes('held back'), 'the post is seen');
    stopListening();
    watch.stop();
  });
});
