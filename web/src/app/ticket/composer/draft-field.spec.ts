import type { DraftChange } from '@evenhand/shared/wire/ticket';
import { recall } from '../../ui/remembered.js';
import { DraftField, type DraftPlace } from './draft-field.js';

describe('a draft', () => {
  let saved: DraftChange[];
  let isReachable: boolean;
  let field: DraftField;
  let clock: number;
  const instant = () => new Date(Date.UTC(2026, 2, 2, 12, 0, clock++)).toISOString();
  const place: DraftPlace = {
    key: 'draft.ana.ticket.reply',
    save: (change) => {
      if (!isReachable) return Promise.reject(new Error('the server does not answer'));
      saved.push(change);
      return Promise.resolve(instant());
    },
  };
  const texts = () => saved.map(({ text }) => text);

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    saved = [];
    isReachable = true;
    clock = 0;
    field = new DraftField('reply');
    field.open(place, null, 'p1');
  });
  afterEach(() => jest.useRealTimers());

  it('is saved once its writer pauses, with the last post they had seen', async () => {
    field.write('H', 'p1');
    await jest.advanceTimersByTimeAsync(300);
    field.write('Hello', 'p1');
    await jest.advanceTimersByTimeAsync(300);
    expect([saved, field.state()]).toEqual([[], 'changed']);
    await jest.advanceTimersByTimeAsync(300);
    expect(saved).toEqual([{ text: 'Hello', readUpTo: 'p1' }]);
    expect(field.state()).toBe('saved');
  });

  it('is kept in the browser until the server has it, and found there again', async () => {
    isReachable = false;
    field.write('Not yet there', 'p1');
    await jest.advanceTimersByTimeAsync(700);
    expect(field.state()).toBe('failed');
    const again = new DraftField('reply');
    again.open(place, { text: 'older', readUpTo: null, updatedAt: instant() }, 'p2');
    expect([again.text(), again.readUpTo()]).toEqual(['Not yet there', 'p1']);
    isReachable = true;
    await jest.advanceTimersByTimeAsync(5000);
    expect(texts()).toContain('Not yet there');
    expect([field.state(), recall(place.key)]).toEqual(['saved', null]);
  });

  it('begins with what the server has, and takes another machine’s newer text', () => {
    field.open(place, { text: 'from home', readUpTo: 'p1', updatedAt: instant() }, 'p2');
    expect([field.text(), field.readUpTo(), field.state()]).toEqual(['from home', 'p1', 'saved']);
    field.learn({ text: 'from work', readUpTo: 'p2', updatedAt: instant() }, 'p2', instant());
    expect(field.text()).toBe('from work');
  });

  it('is not written over while it waits to be saved, nor by an older text', async () => {
    const older = { text: 'older', readUpTo: null, updatedAt: instant() };
    field.write('mine', 'p1');
    field.learn({ text: 'theirs', readUpTo: null, updatedAt: instant() }, 'p2', instant());
    expect(field.text()).toBe('mine');
    await jest.advanceTimersByTimeAsync(700);
    field.learn(older, 'p2', instant());
    expect(field.text()).toBe('mine');
  });

  it('is gone here too once another machine has sent it, and not because a page is older than it', async () => {
    field.write('Sent from home', 'p1');
    await jest.advanceTimersByTimeAsync(700);
    const savedAt = clock - 1;
    field.learn(null, 'p2', instant());
    expect(field.text()).toBe('Sent from home');
    clock = savedAt + 30;
    field.learn(null, 'p2', instant());
    expect([field.text(), field.state(), field.readUpTo()]).toEqual(['', 'empty', 'p2']);
  });

  it('was begun after the posts that were there then, and no later ones', () => {
    field.learn(null, 'p2', instant());
    field.write('B', 'p2');
    field.learn(null, 'p3', instant());
    field.write('Be', 'p3');
    expect(field.readUpTo()).toBe('p2');
    field.hasRead('p3');
    expect(field.readUpTo()).toBe('p3');
  });

  it('is saved at once by whoever leaves', async () => {
    field.write('Half a sent', 'p1');
    field.leave();
    await jest.advanceTimersByTimeAsync(0);
    expect(texts()).toEqual(['Half a sent']);
  });

  it('saves one text after the other, so that an older one cannot win', async () => {
    const answers: (() => void)[] = [];
    const slow: DraftPlace = {
      key: 'slow',
      save: (change) => {
        saved.push(change);
        return new Promise((answer) => answers.push(() => answer(instant())));
      },
    };
    field.open(slow, null, 'p1');
    field.write('one', 'p1');
    await jest.advanceTimersByTimeAsync(700);
    field.write('two', 'p1');
    await jest.advanceTimersByTimeAsync(700);
    expect(texts()).toEqual(['one']);
    answers.shift()?.();
    await jest.advanceTimersByTimeAsync(0);
    expect(texts()).toEqual(['one', 'two']);
    expect(field.state()).toBe('changed');
  });

  it('is gone, here and on the server, once it was sent', async () => {
    field.write('Sent', 'p1');
    await field.flush();
    await field.clear('Sent');
    expect(texts()).toEqual(['Sent', '']);
    expect([field.text(), field.state(), recall(place.key)]).toEqual(['', 'empty', null]);
  });
});
