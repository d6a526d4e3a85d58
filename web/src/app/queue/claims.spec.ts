import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Claims } from './claims.js';
import { row } from './row.fixture.js';

describe('claims from the queue', () => {
  let claims: Claims;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [Claims, provideHttpClient(), provideHttpClientTesting()] });
    claims = TestBed.inject(Claims);
    server = TestBed.inject(HttpTestingController);
  });

  const taken = (nth = 0) => server.match('/api/brands/brand/queue/next')[nth]!;
  const refusal = { detail: 'Bo has claimed this ticket.', code: 'claimed' };

  it('hand out the next ticket, and only one at a time', async () => {
    const first = claims.takeNext('brand', {});
    expect(await claims.takeNext('brand', {})).toBeNull();
    taken().flush({ ticketId: 'urgent' });
    expect(await first).toBe('urgent');
    expect(claims.outcome()).toBeNull();
  });

  it('say when nothing waits', async () => {
    const next = claims.takeNext('brand', {});
    taken().flush({ ticketId: null });
    expect(await next).toBeNull();
    expect(claims.outcome()).toEqual({ isFailure: false, key: 'queue.nothing-next' });
  });

  it('hand out what passes the filter, and say so when nothing does', async () => {
    const next = claims.takeNext('brand', { language: 'nl' });
    const asked = taken();
    expect(asked.request.body).toEqual({ language: 'nl' });
    asked.flush({ ticketId: null });
    await next;
    expect(claims.outcome()?.key).toBe('queue.nothing-next.filtered');
  });

  it('may be asked for again after one that failed', async () => {
    const next = claims.takeNext('brand', {});
    taken().error(new ProgressEvent('error'));
    expect(await next).toBeNull();
    expect(claims.outcome()).toMatchObject({ isFailure: true, key: 'queue.not-taken', sentence: null });
    void claims.takeNext('brand', {});
    taken().flush({ ticketId: null });
  });

  it('forget that the server did not answer once it does, and nothing that it has said', async () => {
    const next = claims.takeNext('brand', {});
    taken().error(new ProgressEvent('error'));
    await next;
    claims.answersAgain();
    expect(claims.outcome()).toBeNull();
    const claim = claims.claim('brand', row('t'));
    server
      .expectOne('/api/brands/brand/tickets/t/claim')
      .flush(refusal, { status: 409, statusText: 'Conflict' });
    await claim;
    claims.answersAgain();
    expect(claims.outcome()).toMatchObject({ sentence: refusal.detail });
  });

  it.each([
    ['as the row names them', row('t', 't', { assignee: { id: 'bo', name: 'Bo' } }), { name: 'Bo' }],
    ['as the server says it', row('t'), { sentence: refusal.detail }],
  ])('name the holder of a ticket, %s', async (_, ticket, told) => {
    const claim = claims.claim('brand', ticket);
    const asked = server.expectOne('/api/brands/brand/tickets/t/claim');
    asked.flush(refusal, { status: 409, statusText: 'Conflict' });
    expect(await claim).toBe(false);
    expect(claims.outcome()).toMatchObject({ isFailure: true, ...told });
  });

  it('say that the ticket is the viewer’s', async () => {
    const claim = claims.claim('brand', row('t'));
    server.expectOne('/api/brands/brand/tickets/t/claim').flush(null);
    expect(await claim).toBe(true);
    expect(claims.outcome()).toEqual({ isFailure: false, key: 'queue.claimed' });
  });
});
