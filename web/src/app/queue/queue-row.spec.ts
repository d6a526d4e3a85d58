import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { QueueRow as Row } from '@evenhand/shared/wire/queue';
import type { Looking } from '@evenhand/shared/wire/presence';
import { wordsOf } from '../../../test/words.js';
import { Live } from '../live/live.js';
import { Session } from '../session/session.js';
import type { Language } from '../ui/locale.js';
import { Locale } from '../ui/locale.js';
import { provideWords } from '../words/provide.js';
import { QueueRow } from './queue-row.js';
import { row } from './row.fixture.js';

const looking = (name: string, more: Partial<Looking> = {}): Looking => ({
  id: name,
  name,
  ticketId: 'ours',
  isTyping: false,
  ...more,
});

describe('a row of the queue', () => {
  const presence = signal<readonly Looking[]>([]);

  async function shown(ticket: Row, language: Language = 'en'): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideWords(),
        { provide: Live, useValue: { presence } },
        { provide: Session, useValue: { me: signal({ id: 'Me' }) } },
      ],
    });
    await wordsOf(language);
    TestBed.inject(Locale).language.set(language);
    const fixture = TestBed.createComponent(QueueRow);
    fixture.componentRef.setInput('brandId', 'brand');
    fixture.componentRef.setInput('row', ticket);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  const now = (element: HTMLElement) =>
    element.querySelector('.now')?.textContent.trim().replace(/\s+/g, ' ');

  afterEach(() => presence.set([]));

  it('leads to its ticket', async () => {
    const element = await shown(row('ours'));
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/brands/brand/tickets/ours');
    expect(now(element)).toBeUndefined();
  });

  it.each<[string, Looking[], string | undefined]>([
    ['one who looks', [looking('Bo')], 'Bo is looking'],
    ['several', [looking('Bo'), looking('Kim')], 'Bo and Kim are looking'],
    [
      'one who writes before those who look',
      [looking('Bo'), looking('Kim', { isTyping: true })],
      'Kim is writing',
    ],
    [
      'not the viewer, nor who looks at another',
      [looking('Me'), looking('Bo', { ticketId: 'other' })],
      undefined,
    ],
  ])('names %s', async (_, who, words) => {
    presence.set(who);
    expect(now(await shown(row('ours')))).toBe(words);
  });

  it('says that it waits, in icon and words', async () => {
    const element = await shown(row('ours', 'ours', { state: 'waiting' }));
    expect(now(element)).toBe('Waiting');
    expect(element.querySelector('.waits svg')).not.toBeNull();
  });

  it.each([
    [1, 'Came back 1 time'],
    [2, 'Came back 2 times'],
  ])('says how often it came back after it was called fixed: %i', async (recurrences, words) => {
    expect(now(await shown(row('ours', 'ours', { recurrences })))).toBe(words);
  });

  it('speaks the language that was chosen', async () => {
    presence.set([looking('Bo'), looking('Kim')]);
    const element = await shown(row('ours', 'ours', { state: 'waiting', contacts: 2 }), 'nl');
    expect(now(element)).toMatch(/^Wacht ?Bo en Kim kijken mee$/);
    expect(element.textContent).toContain('2 contacten');
  });
});
