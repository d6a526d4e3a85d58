import { TestBed } from '@angular/core/testing';
import { QUEUE_VIEWS, type QueueCount, type QueueCounts } from '@evenhand/shared/wire/queue';
import { Counts } from './counts.js';
import { Pages } from './pages.js';

const exactly = (value: number): QueueCount => ({ value, isCapped: false });
const all = (value: number) =>
  Object.fromEntries(QUEUE_VIEWS.map((view) => [view, exactly(value)])) as unknown as QueueCounts;

describe('the counts of the views', () => {
  const pages = { counts: jest.fn() };
  let counts: Counts;
  const settled = () => jest.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    jest.useFakeTimers();
    pages.counts.mockReset().mockResolvedValue(all(7));
    const providers = [Counts, { provide: Pages, useValue: pages }];
    counts = TestBed.configureTestingModule({ providers }).inject(Counts);
  });

  afterEach(() => {
    counts.stop();
    jest.useRealTimers();
  });

  it('are read in one answer when a brand is a new one, and not again for its other views', async () => {
    counts.learn({ brandId: 'brand', view: 'all', filter: {} }, exactly(3));
    expect(counts.byView()).toEqual({ all: exactly(3) });
    await settled();
    expect(counts.byView()).toEqual(all(7));
    counts.learn({ brandId: 'brand', view: 'mine', filter: {} }, exactly(2));
    await settled();
    expect(counts.byView().mine).toEqual(exactly(2));
    expect(pages.counts.mock.calls).toEqual([[{ brandId: 'brand', view: 'all', filter: {} }]]);
  });

  it('are read once more, as the server may have counted a moment before', async () => {
    counts.learn({ brandId: 'brand', view: 'all', filter: {} }, exactly(3));
    await settled();
    pages.counts.mockResolvedValue(all(8));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(counts.byView()).toEqual(all(8));
  });

  it('are read again at most every five seconds, however much moves', async () => {
    counts.learn({ brandId: 'brand', view: 'all', filter: {} }, exactly(3));
    await settled();
    for (let nth = 0; nth < 20; nth += 1) {
      counts.outdated();
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(pages.counts.mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('forget an answer about the brand before', async () => {
    counts.learn({ brandId: 'brand', view: 'all', filter: {} }, exactly(3));
    pages.counts.mockResolvedValue(all(9));
    counts.learn({ brandId: 'other', view: 'all', filter: {} }, exactly(4));
    await settled();
    expect(counts.byView()).toEqual(all(9));
  });

  it('are read anew when the filter is another one', async () => {
    counts.learn({ brandId: 'brand', view: 'all', filter: {} }, exactly(3));
    await settled();
    pages.counts.mockResolvedValue(all(2));
    counts.learn({ brandId: 'brand', view: 'all', filter: { topic: 'outage' } }, exactly(1));
    expect(counts.byView()).toEqual({ all: exactly(1) });
    await settled();
    expect(counts.byView()).toEqual(all(2));
  });

  it('are asked for again when they could not be read', async () => {
    pages.counts.mockRejectedValueOnce(new Error('down'));
    counts.learn({ brandId: 'brand', view: 'all', filter: {} }, exactly(3));
    await settled();
    expect(counts.byView()).toEqual({ all: exactly(3) });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(counts.byView()).toEqual(all(7));
  });
});
