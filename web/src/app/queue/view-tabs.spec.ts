import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { QueueCounts, QueueView } from '@evenhand/shared/wire/queue';
import { wordsOf } from '../../../test/words.js';
import { provideWords } from '../words/provide.js';
import { ViewTabs } from './view-tabs.js';

describe('the tabs of the queue', () => {
  async function tabs(view: QueueView, counts: Partial<QueueCounts>): Promise<string> {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideWords()] });
    await wordsOf();
    const fixture = TestBed.createComponent(ViewTabs);
    fixture.componentRef.setInput('view', view);
    fixture.componentRef.setInput('counts', counts);
    fixture.detectChanges();
    const links = (fixture.nativeElement as HTMLElement).querySelectorAll('a');
    return [...links].map((link) => link.textContent.trim().replace(/\s+/g, ' ')).join(', ');
  }
  const imported = (value: number) => ({ imported: { value, isCapped: false } });

  it.each<[string, QueueView, Partial<QueueCounts>, string]>([
    [
      'do not speak of imported history before it is counted',
      'all',
      {},
      'All, Mine, Unassigned, Breached, Waiting',
    ],
    ['nor where there is none', 'all', imported(0), 'All, Mine, Unassigned, Breached, Waiting'],
    [
      'end with it where there is some',
      'all',
      imported(3),
      'All, Mine, Unassigned, Breached, Waiting, Imported 3',
    ],
    [
      'show what came back where something did',
      'all',
      { recurring: { value: 2, isCapped: false } },
      'All, Mine, Unassigned, Breached, Waiting, Back 2',
    ],
    [
      'show it while it is open, empty as it is',
      'imported',
      {},
      'All, Mine, Unassigned, Breached, Waiting, Imported',
    ],
  ])('%s', async (_, view, counts, shown) => {
    expect(await tabs(view, counts)).toBe(shown);
  });
});
