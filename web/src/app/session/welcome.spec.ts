import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Welcome } from '@evenhand/shared/wire/people';
import { provideWords } from '../words/provide.js';
import { WelcomeScreen } from './welcome.js';

const offer: Welcome = {
  brand: 'BrandCares',
  name: 'Kim',
  email: 'kim@example.org',
  role: 'agent',
  isKnown: false,
  mayDemo: false,
};

describe('the welcome screen', () => {
  let server: HttpTestingController;

  async function open(url: string) {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'welcome', component: WelcomeScreen }]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideWords(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create();
    return harness.navigateByUrl(url, WelcomeScreen);
  }

  it('takes the secret out of the address bar before it asks the server', async () => {
    const screen = await open('/welcome#secret');
    const { request } = server.expectOne('/api/welcome/look');
    expect(request.body).toEqual({ token: 'secret' });
    expect(TestBed.inject(Location).path(true)).toBe('/welcome');
    await Promise.resolve();
    expect(TestBed.inject(Router).url).toBe('/welcome');
    expect(screen.step()).toBe('looking');
  });

  it('asks nothing where there is no secret', async () => {
    const screen = await open('/welcome');
    server.expectNone('/api/welcome/look');
    expect(screen.step()).toBe('no-token');
  });

  it('says in the server’s words that an invitation is over', async () => {
    const screen = await open('/welcome#used');
    const asked = server.expectOne('/api/welcome/look');
    asked.flush({ detail: 'It was used.' }, { status: 410, statusText: 'Gone' });
    await new Promise((resolve) => setTimeout(resolve));
    expect([screen.step(), screen.sentence()]).toEqual(['gone', 'It was used.']);
  });

  it('lets somebody try again where the server did not answer', async () => {
    const screen = await open('/welcome#secret');
    server.expectOne('/api/welcome/look').error(new ProgressEvent('error'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.step()).toBe('no-answer');
    void screen.look();
    server.expectOne('/api/welcome/look').flush(offer);
    await new Promise((resolve) => setTimeout(resolve));
    expect([screen.step(), screen.isFirst()]).toEqual(['accept', false]);
  });
});
