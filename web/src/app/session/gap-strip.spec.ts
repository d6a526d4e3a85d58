import { signal } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { allWords } from '../../../test/words.js';
import { Ticker } from '../ui/ticker.js';
import { provideWords } from '../words/provide.js';
import { GapStrip } from './gap-strip.js';

describe('the strip of gaps', () => {
  it.each(['2026-03-02T12:00:00.000Z', '2099-03-02T12:00:00.000Z'])(
    'says by whose clock nobody is on call: %s',
    async (from) => {
      TestBed.configureTestingModule({
        providers: [
          ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting(), provideWords()],
          { provide: Ticker, useValue: { now: signal(Date.parse('2026-03-02T12:30:00.000Z')) } },
        ],
      });
      await allWords();
      const fixture = TestBed.createComponent(GapStrip);
      fixture.componentRef.setInput('brandId', 'fabeltel');
      fixture.detectChanges();
      const gap = { rotaId: 'nights', rota: 'Nights', from, to: '2099-03-03T12:00:00.000Z' };
      TestBed.inject(HttpTestingController).expectOne('/api/brands/fabeltel/rotas/gaps').flush([gap]);
      await new Promise((soon) => setTimeout(soon));
      await fixture.whenStable();
      expect((fixture.nativeElement as HTMLElement).textContent).toContain('(your time)');
    },
  );
});
