import { TestBed } from '@angular/core/testing';
import type { BoardPost, BoardThreadPage } from '@evenhand/shared/wire/board';
import { PublicBoard } from './public-board.js';
import { ThreadWatch } from './thread-watch.js';

const post = (id: string, kind: BoardPost['kind']): BoardPost => ({
  id,
  kind,
  name: kind === 'answer' ? 'Ana of NovaTel' : 'Vera',
  text: id,
  at: '2026-11-22T10:00:00Z',
});
const pageOf = (...posts: BoardPost[]): BoardThreadPage => ({
  brand: 'Nova',
  account: 'NovaTel',
  isYours: true,
  thread: { id: 'c', posts, isAnswered: false, isSolved: false, isReopened: false, isConfirmed: false },
});

describe('a thread that is watched', () => {
  const thread = jest.fn();
  let watch: ThreadWatch;
  let visibility = 'visible';
  const place = { accountId: 'nova', complaintId: 'c', secret: null };

  beforeEach(async () => {
    jest.useFakeTimers();
    visibility = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility as 'visible');
    thread.mockReset().mockImplementation(() => Promise.resolve(pageOf(post('c', 'complaint'))));
    TestBed.configureTestingModule({
      providers: [ThreadWatch, { provide: PublicBoard, useValue: { thread } }],
    });
    watch = TestBed.inject(ThreadWatch);
    await watch.open(place);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });
  const threeSeconds = () => jest.advanceTimersByTimeAsync(3_000);

  it('says that an answer came, and not that the first page did', async () => {
    expect(watch.news()).toBeNull();
    thread.mockResolvedValue(pageOf(post('c', 'complaint'), post('m', 'more')));
    await threeSeconds();
    expect(watch.news()).toBeNull();
    thread.mockResolvedValue(pageOf(post('c', 'complaint'), post('a', 'answer')));
    await threeSeconds();
    expect(watch.news()?.id).toBe('a');
  });

  it('draws nothing again that stayed the same', async () => {
    const before = watch.page();
    await threeSeconds();
    expect(thread).toHaveBeenCalledTimes(2);
    expect(watch.page()).toBe(before);
  });

  it('keeps what it has while the server does not answer, and goes on', async () => {
    thread.mockRejectedValueOnce(new Error('cut'));
    await threeSeconds();
    expect([watch.isStale(), watch.page()?.thread.id]).toEqual([true, 'c']);
    await threeSeconds();
    expect(watch.isStale()).toBe(false);
  });

  it('rests while nobody sees the page, and looks at once when somebody does', async () => {
    visibility = 'hidden';
    await threeSeconds();
    expect(thread).toHaveBeenCalledTimes(1);
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await jest.advanceTimersByTimeAsync(0);
    expect(thread).toHaveBeenCalledTimes(2);
  });
});
