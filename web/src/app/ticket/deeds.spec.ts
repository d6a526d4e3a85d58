import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { page } from './conversation/stream.fixture.js';
import { Deeds } from './deeds.js';
import { OpenTicket } from './open-ticket.js';
import { Tickets, type Where } from './tickets.js';
import { Toasts } from './toasts.js';

const first = { brandId: 'brand', ticketId: 'first' };
const next = { brandId: 'brand', ticketId: 'next' };

describe('what is done to a ticket', () => {
  const tickets = { change: jest.fn() };
  const ticket: { where: Where; page: () => unknown; reread: jest.Mock } = {
    where: first,
    page: () => page(),
    reread: jest.fn(),
  };
  let deeds: Deeds;
  let toasts: Toasts;
  beforeEach(() => {
    jest.resetAllMocks();
    ticket.where = first;
    const providers = [
      Deeds,
      Toasts,
      { provide: TranslocoService, useValue: { translate: (key: string) => key } },
      { provide: OpenTicket, useValue: ticket },
      { provide: Tickets, useValue: tickets },
    ];
    TestBed.configureTestingModule({ providers });
    deeds = TestBed.inject(Deeds);
    toasts = TestBed.inject(Toasts);
  });

  it('is undone on the ticket to which it was done, although another is open by then', async () => {
    await deeds.resolve();
    expect(tickets.change).toHaveBeenLastCalledWith(first, { state: 'resolved' });
    ticket.where = next;
    toasts.shown()[0]?.undo?.();
    expect(tickets.change).toHaveBeenLastCalledWith(first, { state: 'open' });
  });

  it('is opened again on the ticket that is open', async () => {
    ticket.where = next;
    await deeds.reopen();
    expect(tickets.change).toHaveBeenLastCalledWith(next, { state: 'open' });
  });
});
