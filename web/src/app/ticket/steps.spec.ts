import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { Session } from '../session/session.js';
import { Writing } from './composer/writing.js';
import { page } from './conversation/stream.fixture.js';
import { Deeds } from './deeds.js';
import { OpenTicket } from './open-ticket.js';
import { Steps } from './steps.js';

function stepsAt(shown: Partial<TicketPage>, { isMine = true } = {}): Steps {
  const ticket = { page: () => page(shown), isMine: () => isMine, where: { brandId: 'brand' } };
  const nothing = [Deeds, Writing, Dialog].map((provide) => ({ provide, useValue: {} }));
  TestBed.configureTestingModule({
    providers: [
      ...[Steps, ...nothing],
      { provide: OpenTicket, useValue: ticket },
      { provide: Session, useValue: { brands: () => [{ id: 'brand', role: 'manager' }] } },
      { provide: Router, useValue: { currentNavigation: () => null } },
    ],
  });
  return TestBed.inject(Steps);
}

const offered = (steps: Steps) => [steps.mayWait(), steps.mayWaitFor()];

describe('a ticket to wait with', () => {
  it('may wait for the customer, or for a third party', () => {
    expect(offered(stepsAt({}))).toEqual([true, true]);
  });

  it('is one that somebody has claimed and answered', () => {
    expect(offered(stepsAt({ assignee: null }, { isMine: false }))).toEqual([false, false]);
    TestBed.resetTestingModule();
    expect(offered(stepsAt({ mayBecome: ['resolved'] }))).toEqual([false, false]);
  });

  it('may change whom it waits for, while it waits', () => {
    const waiting = { state: 'waiting', mayBecome: ['waiting', 'open'] } as const;
    expect(offered(stepsAt({ ...waiting, waitingOn: null }))).toEqual([false, true]);
    TestBed.resetTestingModule();
    expect(offered(stepsAt({ ...waiting, waitingOn: 'The bank' }))).toEqual([true, true]);
  });
});
