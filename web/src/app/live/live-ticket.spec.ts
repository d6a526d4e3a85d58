import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { WatchTicket } from '@evenhand/shared/wire/presence';
import { Session } from '../session/session.js';
import { Live, type TicketWatcher } from './live.js';
import { hear, socket } from './socket.fixture.js';

jest.mock('socket.io-client', () => ({ io: () => socket }));

describe('the live connection of a ticket', () => {
  const session = {
    me: signal({ id: 'ana' }),
    ended: jest.fn(),
    check: jest.fn().mockResolvedValue(undefined),
  };
  let cursor: string;
  let live: Live;
  const lastAsked = () => socket.asked.at(-1)!;

  beforeEach(() => {
    jest.clearAllMocks();
    Object.assign(socket, { connected: false, active: true, asked: [], looks: [] });
    cursor = '1.5.0';
    const providers = [{ provide: Session, useValue: session }];
    live = TestBed.configureTestingModule({ providers }).inject(Live);
  });

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
