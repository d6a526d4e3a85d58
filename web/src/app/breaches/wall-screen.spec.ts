import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { allWords } from '../../../test/words.js';
import { Live } from '../live/live.js';
import { Ticker } from '../ui/ticker.js';
import { provideWords } from '../words/provide.js';
import { WallScreen } from './wall-screen.js';

const NOON = '2026-03-02T12:00:00.000Z';

describe('the wall', () => {
  it('says of which day its shares are', async () => {
    const live = { state: signal('live'), lostAt: signal(null), enter: () => undefined };
    TestBed.configureTestingModule({
      providers: [
        ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting(), provideWords()],
        { provide: Live, useValue: live },
        { provide: Ticker, useValue: { now: signal(Date.parse(NOON)), learn: () => undefined } },
      ],
    });
    await allWords();
    const fixture = TestBed.createComponent(WallScreen);
    fixture.componentRef.setInput('brandId', 'fabeltel');
    fixture.detectChanges();
    const total = { clock: 'first_response', met: 9, breached: 1 };
    const wall = { totals: [total], overdue: 0, late: [], next: [], now: NOON };
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url.includes('/breaches/wall'))
      .flush(wall);
    await new Promise((soon) => setTimeout(soon));
    await fixture.whenStable();
    const heading = (fixture.nativeElement as HTMLElement).querySelector('.today h2');
    expect(heading?.textContent).toMatch(/First response\s+· Today/);
    fixture.destroy();
  });
});
