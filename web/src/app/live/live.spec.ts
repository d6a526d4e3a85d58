import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { QueueFrame, WatchAnswer, WatchQueue } from '@evenhand/shared/wire/queue';
import type { Look, Looking, WatchTicket } from '@evenhand/shared/wire/ticket';
import { Session } from '../session/session.js';
import { Live, type QueueWatcher, type TicketWatcher } from './live.js';

type Answer = (error: Error | null, answer?: WatchAnswer) => void;

const socket = {
  connected: false,
  active: true,
  handlers: new Map<string, (told?: unknown) => void>(),
  asked: [] as { watch: WatchQueue | WatchTicket; answer: Answer }[],
  looks: [] as Look[],
  on: (event: string, handler: (told?: unknown) => void) => socket.handlers.set(event, handler),
  connect: () => socket,
  disconnect: () => socket,
  timeout: () => socket,
  emit: (event: string, said: WatchQueue | WatchTicket | Look, answer: Answer) =>
    event === 'look'
      ? socket.looks.push(said as Look)
      : socket.asked.push({ watch: said as WatchQueue, answer }),
};

jest.mock('socket.io-client', () => ({ io: () => socket }));

function hear(event: string, told?: unknown): void {
  if (event === 'connect' || event === 'disconnect') socket.connected = event === 'connect';
  socket.handlers.get(event)?.(told);
}

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

  describe('of a ticket', () => {
    const ticket = {
      from: (): WatchTicket => ({ brandId: 'brand', ticketId: 'ours', cursor }),
      changed: jest.fn(),
      mustReload: jest.fn(),
    } satisfies TicketWatcher;
    const changed = (ticketId: string) =>
      hear('ticket', { brandId: 'brand', ticketId, now: '2026-03-02T12:00:00Z' });

    it('tells of the ticket that is watched, once the server watches it, and of no other', () => {
      hear('connect');
      live.watchTicket(ticket);
      changed('ours');
      lastAsked().answer(null, { result: 'watching' });
      changed('ours');
      changed('another');
      expect(ticket.changed).toHaveBeenCalledTimes(1);
      expect(live.state()).toBe('live');
    });

    it('goes on from the last cursor after a cut', () => {
      hear('connect');
      live.watchTicket(ticket);
      lastAsked().answer(null, { result: 'watching' });
      hear('disconnect', 'transport close');
      cursor = '1.9.0';
      hear('connect');
      expect(lastAsked().watch).toEqual({ brandId: 'brand', ticketId: 'ours', cursor: '1.9.0' });
      expect(live.state()).toBe('catching-up');
    });

    it('has its page read again when too much was missed, or when it may no longer be watched', () => {
      hear('connect');
      live.watchTicket(ticket);
      lastAsked().answer(null, { result: 'reload' });
      expect(ticket.mustReload).toHaveBeenCalledTimes(1);
      hear('refused', { code: 'not-found' });
      expect(ticket.mustReload).toHaveBeenCalledTimes(2);
    });

    it('is silent once nobody watches it', () => {
      hear('connect');
      live.watchTicket(ticket);
      lastAsked().answer(null, { result: 'watching' });
      live.watchTicket(null);
      changed('ours');
      expect(ticket.changed).not.toHaveBeenCalled();
      expect(live.state()).toBe('live');
    });
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
    live.look(null);
  });
});
