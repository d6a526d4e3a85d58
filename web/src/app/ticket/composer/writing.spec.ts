import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { NewReply } from '@evenhand/shared/wire/ticket';
import { Session } from '../../session/session.js';
import { page } from '../conversation/stream.fixture.js';
import { Deeds } from '../deeds.js';
import { OpenTicket } from '../open-ticket.js';
import { Tickets } from '../tickets.js';
import { Toasts } from '../toasts.js';
import { Writing } from './writing.js';

describe('what an agent writes', () => {
  const at = '2026-03-02T12:00:00.000Z';
  const tickets = { reply: jest.fn(), note: jest.fn(), draft: jest.fn() };
  let writing: Writing;
  beforeEach(() => {
    jest.resetAllMocks();
    localStorage.clear();
    tickets.draft.mockResolvedValue(at);
    const where = { brandId: 'brand', ticketId: 'ticket' };
    const ticket = { where, page: signal(page()), reread: jest.fn() };
    const providers = [
      Writing,
      Toasts,
      { provide: TranslocoService, useValue: { translate: (key: string) => key } },
      { provide: OpenTicket, useValue: ticket },
      { provide: Tickets, useValue: tickets },
      { provide: Session, useValue: { me: signal({ id: 'ana' }) } },
      { provide: Deeds, useValue: { explain: jest.fn() } },
    ];
    TestBed.configureTestingModule({ providers });
    writing = TestBed.inject(Writing);
    TestBed.tick();
  });

  const onItsWay = () => {
    let arrive = () => {};
    tickets.reply.mockReturnValueOnce(new Promise<void>((resolve) => (arrive = resolve)));
    return () => arrive();
  };
  const begun = () => new Promise((resolve) => setTimeout(resolve));
  const ids = () => tickets.reply.mock.calls.map(([, reply]: [unknown, NewReply]) => reply.id);

  it('is gone once it was sent', async () => {
    writing.write('It is mended.');
    expect(await writing.sendReply('waiting')).toBe(true);
    expect(writing.reply.text()).toBe('');
  });

  it('stays where more was written while it was sent', async () => {
    const arrive = onItsWay();
    writing.write('It is mended.');
    const sending = writing.sendReply('waiting');
    await begun();
    writing.write('It is mended. And one thing more');
    arrive();
    expect(await sending).toBe(true);
    expect(writing.reply.text()).toBe('It is mended. And one thing more');
  });

  it('is one reply however often it is tried, and a new one where that was taken back', async () => {
    const refused = (code: string, status: number) => new HttpErrorResponse({ status, error: { code } });
    tickets.reply.mockRejectedValueOnce(refused('unreachable', 0));
    tickets.reply.mockRejectedValueOnce(refused('taken-back', 409));
    writing.write('It is mended.');
    for (let time = 0; time < 3; time++) await writing.sendReply('waiting');
    const [first, second, third] = ids();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});
