import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Session } from './session.js';
import { unauthorized } from './unauthorized.js';

const ana = { id: 'ana', name: 'Ana', email: 'ana@example.org', brands: [] };
const no = { status: 401, statusText: 'Unauthorized' };

describe('the session', () => {
  const router = { url: '/brands/b/queue?view=mine', navigate: jest.fn() };
  let session: Session;
  let server: HttpTestingController;

  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=ana';
    router.navigate.mockReset().mockResolvedValue(true);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([unauthorized])),
        provideHttpClientTesting(),
        { provide: Router, useValue: router },
      ],
    });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
  });

  it('is asked for once, however many want to know', async () => {
    const both = Promise.all([session.known(), session.known()]);
    server.expectOne('/api/session').flush(ana);
    expect(await both).toEqual([ana, ana]);
  });

  it('is nobody, and the server is not asked, where no session has left its cookie', async () => {
    document.cookie = 'XSRF-TOKEN=; max-age=0';
    expect(await session.known()).toBeNull();
    server.expectNone('/api/session');
  });

  it('is nobody when the server knows none, without leading anywhere', async () => {
    const known = session.known();
    server.expectOne('/api/session').flush(null, no);
    expect(await known).toBeNull();
    expect(router.navigate).not.toHaveBeenCalled();
  });

  it('ends with any 401, and remembers where the person was', () => {
    session.me.set(ana);
    TestBed.inject(HttpClient)
      .get('/api/brands/b/queue')
      .subscribe({ error: () => undefined });
    server.expectOne('/api/brands/b/queue').flush(null, no);
    expect(session.me()).toBeNull();
    expect(router.navigate).toHaveBeenCalledWith(['/sign-in'], { queryParams: { next: router.url } });
  });

  it('does not end because a password was wrong', async () => {
    const signIn = session.signIn('ana@example.org', 'wrong');
    server.expectOne({ method: 'POST', url: '/api/session' }).flush(null, no);
    await expect(signIn).rejects.toMatchObject({ status: 401 });
    expect(router.navigate).not.toHaveBeenCalled();
  });

  it('does not end because the old password was wrong', () => {
    session.me.set(ana);
    TestBed.inject(HttpClient)
      .put('/api/session/password', {})
      .subscribe({ error: () => undefined });
    server.expectOne('/api/session/password').flush(null, no);
    expect(session.me()).toEqual(ana);
  });

  it('asks who it is by now where something is not allowed any more', () => {
    session.me.set(ana);
    TestBed.inject(HttpClient)
      .get('/api/brands/b/people')
      .subscribe({ error: () => undefined });
    server.expectOne('/api/brands/b/people').flush(null, { status: 403, statusText: 'Forbidden' });
    server.expectOne('/api/session').flush({ ...ana, name: 'Ana Anew' });
  });

  it('goes on asking while the server does not answer', async () => {
    jest.useFakeTimers();
    const known = session.known();
    server.expectOne('/api/session').error(new ProgressEvent('error'));
    await jest.advanceTimersByTimeAsync(3000);
    expect(session.isUnreachable()).toBe(true);
    server.expectOne('/api/session').flush(ana);
    expect(await known).toEqual(ana);
    expect(session.isUnreachable()).toBe(false);
    jest.useRealTimers();
  });
});
