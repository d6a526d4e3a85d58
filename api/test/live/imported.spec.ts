import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Door } from '../../src/door/door.js';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { WatchingPage } from './watching.js';

describe('imported history on an open page', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const watching = async (view: 'all' | 'imported') => {
    const page = new WatchingPage(desk, (await desk.signIn((await desk.person('agent')).email)).cookie, view);
    await page.load();
    await page.connect();
    await page.watch();
    return page;
  };

  it('appears in the view of imported tickets, and in no other', async () => {
    const [live, imported] = [await watching('all'), await watching('imported')];
    const source = { brandId: desk.brandId, id: desk.source.id };
    const post = desk.post({ text: 'from a file' });
    await desk.app.get(Door).take({ source, runId: null, isHistory: true }, [{ post }]);
    await desk.settled();
    await desk.ticket({ text: 'through the door' });
    const isShown = (page: WatchingPage, text: string) => until(() => page.shown().includes(text), text);
    await isShown(imported, 'from a file');
    await isShown(live, 'through the door');
    expect([live.shown(), imported.shown()]).toEqual([['through the door'], ['from a file']]);
    for (const page of [live, imported]) page.cut();
  });
});
