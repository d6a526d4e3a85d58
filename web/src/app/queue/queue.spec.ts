import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { QueueFrame, QueuePage } from '@evenhand/shared/wire/queue';
import { Live, type QueueWatcher } from '../live/live.js';
import { Counts } from './counts.js';
import { Pages, type Where } from './pages.js';
import { Queue } from './queue.js';
import { idsOf, row } from './row.fixture.js';

const where: Where = { brandId: 'brand', view: 'all', filter: {} };
const now = '2026-03-02T12:00:00.000Z';

function page(rows: QueuePage['rows'], more: Partial<QueuePage> = {}): QueuePage {
  return { rows, next: null, count: { value: rows.length, isCapped: false }, cursor: '1.5.0', now, ...more };
}

function frame(cursor: string, more: Partial<QueueFrame>): QueueFrame {
  return { brandId: 'brand', cursor, rows: [], gone: [], now, ...more };
}

describe('the open queue', () => {
  const live = {
    state: signal('live'),
    watch: jest.fn((_watcher: QueueWatcher | null) => undefined),
    unwatch: jest.fn(),
    fallBehind: jest.fn(),
  };
  const pages = {
    head: jest.fn(),
    after: jest.fn(),
    counts: jest.fn().mockResolvedValue({}),
  };
  let queue: Queue;

  beforeEach(() => {
    jest.clearAllMocks();
    live.state.set('live');
    const providers = [Queue, Counts, { provide: Live, useValue: live }, { provide: Pages, useValue: pages }];
    queue = TestBed.configureTestingModule({ providers }).inject(Queue);
  });

  async function opened(answer: QueuePage): Promise<void> {
    pages.head.mockResolvedValueOnce(answer);
    queue.open(where);
    await settled();
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const shown = () => idsOf(queue.rows());

  it('watches from the cursor of the page it read', async () => {
    await opened(page([row('a'), row('b')]));
    expect(shown()).toBe('a b');
    expect(live.watch).toHaveBeenCalledWith(queue);
    expect(queue.from()).toEqual({ brandId: 'brand', view: 'all', cursor: '1.5.0' });
  });

  it('watches with the filter that narrows it', async () => {
    pages.head.mockResolvedValueOnce(page([row('a')]));
    queue.open({ ...where, filter: { topic: 'outage' } });
    await settled();
    expect(queue.from()).toMatchObject({ filter: { topic: 'outage' } });
  });

  it('takes each frame once, and none of another brand', async () => {
    await opened(page([row('a')]));
    queue.heard(frame('1.6.0', { rows: [row('b')] }));
    queue.heard(frame('1.10.0', { gone: ['b'] }));
    queue.heard(frame('1.6.0', { rows: [row('b')] }));
    queue.heard(frame('1.11.0', { brandId: 'other', rows: [row('c')] }));
    expect(shown()).toBe('a');
    expect(queue.from().cursor).toBe('1.10.0');
  });

  it('stands still while somebody points at it, then shows what waited', async () => {
    await opened(page([row('b')]));
    queue.hold(true);
    queue.heard(frame('1.6.0', { rows: [row('a')] }));
    expect([shown(), queue.waiting()]).toEqual(['b', 1]);
    queue.hold(false);
    expect([shown(), queue.waiting()]).toEqual(['a b', 0]);
  });

  it('does not hold back the first ticket of an empty queue', async () => {
    await opened(page([]));
    queue.hold(true);
    queue.heard(frame('1.6.0', { rows: [row('a')] }));
    expect(shown()).toBe('a');
  });

  it('applies to a page that was on its way what happened meanwhile', async () => {
    await opened(page([row('a'), row('b')], { next: 'b' }));
    let answer: (page: QueuePage) => void = () => undefined;
    pages.after.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const reading = queue.more();
    queue.heard(frame('1.6.0', { gone: ['c'] }));
    answer(page([row('c'), row('d')]));
    await reading;
    expect(shown()).toBe('a b d');
    expect(queue.counts().all).toEqual({ value: 3, isCapped: false });
  });

  it('keeps its rows when reading again fails, and reads once it is live again', async () => {
    await opened(page([row('a')]));
    pages.head.mockRejectedValueOnce(new Error('down'));
    queue.mustReload();
    await settled();
    expect(shown()).toBe('a');
    expect(queue.failure()).toEqual({ sentence: null });
    expect(live.fallBehind).toHaveBeenCalled();

    pages.head.mockResolvedValueOnce(page([row('a'), row('b')]));
    live.state.set('not-live');
    TestBed.tick();
    live.state.set('catching-up');
    TestBed.tick();
    await settled();
    expect(shown()).toBe('a b');
    expect(queue.failure()).toBeNull();
  });

  it('says what is different after it was read again', async () => {
    await opened(page([row('a'), row('b')]));
    pages.head.mockResolvedValueOnce(page([row('b', 'b', { rung: 1 }), row('c')]));
    queue.mustReload();
    await settled();
    expect(queue.difference()).toEqual({ came: 1, left: 1, changed: 1 });
  });

  it('forgets an answer that comes after another view was opened', async () => {
    let late: (page: QueuePage) => void = () => undefined;
    pages.head.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    queue.open(where);
    pages.head.mockResolvedValueOnce(page([row('mine')]));
    queue.open({ ...where, view: 'mine' });
    await settled();
    late(page([row('all')]));
    await settled();
    expect(shown()).toBe('mine');
  });
});
