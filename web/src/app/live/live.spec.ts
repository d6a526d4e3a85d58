import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { QueueFrame, WatchQueue } from '@evenhand/shared/wire/queue';
import type { Looking } from '@evenhand/shared/wire/presence';
import { Session } from '../session/session.js';
import { Live, type QueueWatcher } from './live.js';
import { hear, socket } from './socket.fixture.js';

jest.mock('socket.io-client', () => ({ io: () => socket }));

const frame: QueueFrame = {
  brandId: 'brand',
  cursor: '1.6.0',
  rows: [],
  gone: [],
  now: '2026-03-02T12:00:00Z',
};

describe('the live connection', () => {
  const session = {
    me: signal({ id: 'ana' }),
    ended: jest.fn(),
    check: jest.fn().mockResolvedValue(undefined),
  };
  let cursor: string;
  let live: Live;
  const watcher = {
    from: (): WatchQueue => ({ brandId: 'brand', view: 'all', cursor }),
    heard: jest.fn(),
    mustReload: jest.fn(),
  } satisfies QueueWatcher;

  beforeEach(() => {
    jest.clearAllMocks();
    Object.assign(socket, { connected: false, active: true, asked: [], looks: [] });
    cursor = '1.5.0';
    live = TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: session }] }).inject(
      Live,
    );
  });

  const lastAsked = () => socket.asked.at(-1)!;

  it('is live once the server watches for it, and not before', () => {
    hear('connect');
    live.watch(watcher);
    hear('queue', frame);
    expect(live.state()).toBe('catching-up');
    lastAsked().answer(null, { result: 'watching' });
    hear('queue', frame);
    expect(live.state()).toBe('live');
    expect(watcher.heard).toHaveBeenCalledTimes(1);
  });

  it('says since when it is not live, and goes on from the last cursor when it is back', () => {
    live.watch(watcher);
    hear('connect');
    lastAsked().answer(null, { result: 'watching' });
    hear('disconnect', 'transport close');
    expect(live.state()).toBe('not-live');
    const since = live.lostAt();
    hear('connect_error');
    expect(live.lostAt()).toBe(since);
    cursor = '1.9.0';
    hear('connect');
    expect(lastAsked().watch.cursor).toBe('1.9.0');
    expect(live.state()).toBe('catching-up');
  });

  it('has the page read again when too much was missed', () => {
    live.watch(watcher);
    hear('connect');
    lastAsked().answer(null, { result: 'reload' });
    expect(watcher.mustReload).toHaveBeenCalledTimes(1);
    expect(live.state()).toBe('catching-up');
  });

  it('drops frames of the view before until the server answers for the new one', () => {
    hear('connect');
    live.watch(watcher);
    const first = lastAsked();
    live.unwatch();
    live.watch(watcher);
    first.answer(null, { result: 'watching' });
    hear('queue', frame);
    expect(watcher.heard).not.toHaveBeenCalled();
    lastAsked().answer(null, { result: 'watching' });
    hear('queue', frame);
    expect(watcher.heard).toHaveBeenCalledTimes(1);
  });

  it('asks again when the server does not answer', () => {
    jest.useFakeTimers();
    hear('connect');
    live.watch(watcher);
    lastAsked().answer(new Error('timeout'));
    jest.runOnlyPendingTimers();
    expect(socket.asked).toHaveLength(2);
    jest.useRealTimers();
  });

  it.each([
    ['signed out', undefined],
    ['refused', { code: 'signed-out' }],
  ])('leads to the sign-in screen on "%s"', (event, told) => {
    hear(event, told);
    expect(session.ended).toHaveBeenCalledTimes(1);
  });

  it('asks who it is by now where rights are others', () => {
    hear('rights');
    expect(session.check).toHaveBeenCalledTimes(1);
  });

  it('looks whether the session still stands when the server hangs up, and comes back if it does', async () => {
    jest.useFakeTimers();
    const connect = jest.spyOn(socket, 'connect');
    hear('connect');
    socket.active = false;
    hear('disconnect', 'io server disconnect');
    expect(session.check).toHaveBeenCalledTimes(1);
    expect(session.ended).not.toHaveBeenCalled();
    TestBed.tick();
    connect.mockClear();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(connect).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it('has the page read again when its brand may no longer be watched', () => {
    hear('connect');
    live.watch(watcher);
    lastAsked().answer(null, { result: 'watching' });
    hear('refused', { code: 'not-found' });
    expect(watcher.mustReload).toHaveBeenCalledTimes(1);
    expect(session.check).toHaveBeenCalledTimes(1);
    expect(session.ended).not.toHaveBeenCalled();
  });

  it('looks no more at a brand that it was refused', () => {
    jest.useFakeTimers();
    hear('connect');
    live.enter('brand');
    hear('refused', { code: 'not-found' });
    jest.advanceTimersByTime(16_000);
    expect(socket.looks).toHaveLength(1);
    live.enter('brand');
    expect(socket.looks).toHaveLength(2);
    jest.useRealTimers();
  });

  it('is live where nothing is watched, once nobody has asked for anything for a while', () => {
    jest.useFakeTimers();
    hear('connect');
    expect(live.state()).toBe('catching-up');
    jest.advanceTimersByTime(1_000);
    expect(live.state()).toBe('live');
    jest.useRealTimers();
  });

  it('is not live as long as a page is being read for the first time', () => {
    jest.useFakeTimers();
    hear('connect');
    live.unwatch();
    jest.advanceTimersByTime(5_000);
    expect(live.state()).toBe('catching-up');
    jest.useRealTimers();
  });

  it('shows who looks, and nobody while it is not live', () => {
    const kim: Looking = { id: 'kim', name: 'Kim', ticketId: 'ours', isTyping: false };
    live.look({ brandId: 'brand', ticketId: null, isTyping: false });
    hear('connect');
    expect(socket.looks).toHaveLength(1);
    hear('presence', { brandId: 'brand', looking: [kim] });
    expect(live.presence()).toEqual([kim]);
    hear('disconnect', 'transport close');
    expect(live.presence()).toEqual([]);
    hear('refused', { code: 'not-found' });
  });
});
