import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { OpenTicket } from './open-ticket.js';
import { Toasts } from './toasts.js';

describe('what was just done', () => {
  const page = signal<{ id: string; state: string } | null>({ id: 'one', state: 'open' });
  let toasts: Toasts;

  beforeEach(() => {
    page.set({ id: 'one', state: 'open' });
    const ticket = { page, where: { brandId: 'nova', ticketId: 'one' } };
    TestBed.configureTestingModule({ providers: [Toasts, { provide: OpenTicket, useValue: ticket }] });
    toasts = TestBed.inject(Toasts);
    toasts.done('Resolved', () => undefined);
    TestBed.tick();
  });

  const becomes = (state: string, id = 'one') => {
    page.set({ id, state });
    TestBed.tick();
  };
  const shown = () => toasts.shown().map(({ text }) => text);

  it('stands until the ticket is seen to have changed, and while it holds', () => {
    expect(shown()).toEqual(['Resolved']);
    becomes('resolved');
    expect(shown()).toEqual(['Resolved']);
  });

  it('goes away once the customer has confirmed', () => {
    becomes('resolved');
    becomes('closed');
    expect(shown()).toEqual([]);
  });

  it('goes away once somebody has opened the ticket again', () => {
    becomes('resolved');
    becomes('open');
    expect(shown()).toEqual([]);
  });

  it('stays while another ticket is read', () => {
    becomes('resolved');
    becomes('open', 'two');
    expect(shown()).toEqual(['Resolved']);
  });
});
