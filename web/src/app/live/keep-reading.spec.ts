import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { keepReading } from './keep-reading.js';
import { Live, type LiveState } from './live.js';

describe('a screen that no frames move', () => {
  const state = signal<LiveState>('live');
  const read = jest.fn(() => Promise.resolve());
  const see = (isHidden: boolean) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    jest.useFakeTimers();
    state.set('live');
    see(false);
    TestBed.configureTestingModule({ providers: [{ provide: Live, useValue: { state } }] });
    TestBed.runInInjectionContext(() => keepReading(read));
    TestBed.tick();
    read.mockClear();
  });
  afterEach(() => {
    see(false);
    jest.useRealTimers();
  });

  it('is read again every few seconds', () => {
    jest.advanceTimersByTime(30_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('rests while nobody can see it, and is read at once when somebody can', () => {
    see(true);
    jest.advanceTimersByTime(60_000);
    expect(read).not.toHaveBeenCalled();
    see(false);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('rests while the server is out of reach, and is read at once when it is back', () => {
    state.set('not-live');
    TestBed.tick();
    jest.advanceTimersByTime(60_000);
    expect(read).not.toHaveBeenCalled();
    state.set('live');
    TestBed.tick();
    expect(read).toHaveBeenCalledTimes(1);
  });
});
