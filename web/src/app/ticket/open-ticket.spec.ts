import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Live } from '../live/live.js';
import { Session } from '../session/session.js';
import { OpenTicket } from './open-ticket.js';
import { page } from './conversation/stream.fixture.js';
import { Tickets } from './tickets.js';

const where = { brandId: 'brand', ticketId: 'ticket' };
const problem = (status: number) => new HttpErrorResponse({ status });

describe('the open ticket', () => {
  const live = { state: signal('live'), watchTicket: jest.fn(), fallBehind: jest.fn() };
  const tickets = { page: jest.fn() };
  let ticket: OpenTicket;
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    jest.resetAllMocks();
    live.state.set('live');
    const session = { me: signal({ id: 'ana' }) };
    const providers = [
      OpenTicket,
      { provide: Live, useValue: live },
      { provide: Session, useValue: session },
      { provide: Tickets, useValue: tickets },
    ];
    ticket = TestBed.configureTestingModule({ providers }).inject(OpenTicket);
  });

  it('watches from the cursor of the page it read', async () => {
    tickets.page.mockResolvedValue(page({ cursor: '1.7.0' }));
    await ticket.open(where);
    expect(live.watchTicket).toHaveBeenLastCalledWith(ticket);
    expect(ticket.from()).toEqual({ ...where, cursor: '1.7.0' });
    expect(ticket.isMine()).toBe(true);
  });

  it('reads once more for all that happened while a reading was on its way', async () => {
    tickets.page.mockResolvedValue(page());
    await ticket.open(where);
    let answer: (given: unknown) => void = () => undefined;
    tickets.page.mockClear();
    tickets.page.mockReturnValueOnce(new Promise((given) => (answer = given)));
    ticket.changed();
    await settled();
    ticket.changed();
    ticket.changed();
    answer(page());
    await settled();
    expect(tickets.page).toHaveBeenCalledTimes(2);
  });

  it('keeps what it shows when it cannot be read again, and says that it is behind', async () => {
    tickets.page.mockResolvedValueOnce(page({ excerpt: 'Still here' }));
    await ticket.open(where);
    tickets.page.mockRejectedValueOnce(problem(500));
    await ticket.reread();
    expect(ticket.page()?.excerpt).toBe('Still here');
    expect(ticket.failure()).toMatchObject({ status: 500 });
    expect(live.fallBehind).toHaveBeenCalled();
    tickets.page.mockResolvedValueOnce(page({ excerpt: 'Read again' }));
    await ticket.reread();
    expect([ticket.page()?.excerpt, ticket.failure()]).toEqual(['Read again', null]);
    expect(live.watchTicket).toHaveBeenCalledTimes(3);
  });

  it('is read again once the connection is back', async () => {
    tickets.page.mockRejectedValueOnce(problem(0));
    await ticket.open(where);
    live.state.set('not-live');
    TestBed.tick();
    tickets.page.mockResolvedValueOnce(page());
    live.state.set('catching-up');
    TestBed.tick();
    await settled();
    expect(ticket.page()).not.toBeNull();
  });

  it('is missing where the server knows no such ticket', async () => {
    tickets.page.mockRejectedValueOnce(problem(404));
    await ticket.open(where);
    expect([ticket.isMissing(), ticket.page()]).toEqual([true, null]);
  });

  it('takes no answer that was meant for the ticket before', async () => {
    let answer: (given: unknown) => void = () => undefined;
    tickets.page.mockReturnValueOnce(new Promise((given) => (answer = given)));
    void ticket.open(where);
    tickets.page.mockResolvedValueOnce(page({ id: 'other' }));
    const opened = ticket.open({ ...where, ticketId: 'other' });
    answer(page({ id: 'ticket' }));
    await opened;
    expect(ticket.page()?.id).toBe('other');
  });
});
