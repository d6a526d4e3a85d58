import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session.js';
import { Live } from './live.js';
import { hear, socket } from './socket.fixture.js';

jest.mock('socket.io-client', () => ({ io: () => socket }));

describe('the watch for notices', () => {
  const session = {
    me: signal({ id: 'ana' }),
    ended: jest.fn(),
    check: jest.fn().mockResolvedValue(undefined),
  };
  const watcher = { from: () => ({ brandId: 'brand' }), mustReload: jest.fn() };
  let live: Live;

  beforeEach(() => {
    jest.clearAllMocks();
    Object.assign(socket, { connected: false, active: true, asked: [], looks: [] });
    const providers = [{ provide: Session, useValue: session }];
    live = TestBed.configureTestingModule({ providers }).inject(Live);
    hear('connect');
    live.watchNotices(watcher);
  });

  const answered = () => socket.asked.at(-1)?.answer(null, { result: 'watching' });
  const frame = (brandId: string) => ({ brandId, now: '2026-03-02T12:00:00Z' });

  it('reads them anew whenever it begins, so that nothing is missed in a cut', () => {
    answered();
    expect(watcher.mustReload).toHaveBeenCalledTimes(1);
    hear('disconnect', 'transport close');
    hear('notice', frame('brand'));
    hear('connect');
    answered();
    expect(watcher.mustReload).toHaveBeenCalledTimes(2);
  });

  it('reads them when there are new ones in this brand, and not for another', () => {
    answered();
    hear('notice', frame('other'));
    expect(watcher.mustReload).toHaveBeenCalledTimes(1);
    hear('notice', frame('brand'));
    expect(watcher.mustReload).toHaveBeenCalledTimes(2);
  });

  it('keeps no page waiting: what is live does not hang on it', () => {
    jest.useFakeTimers();
    hear('connect');
    jest.runOnlyPendingTimers();
    expect(live.state()).toBe('live');
    jest.useRealTimers();
  });
});
