import { TestBed } from '@angular/core/testing';
import type { ClockFace } from '@evenhand/shared/wire/clock';
import { wordsOf } from '../../../../test/words.js';
import { provideWords } from '../../words/provide.js';
import { ClocksCard } from './clocks-card.js';

const clock = (more: Partial<ClockFace>): ClockFace => ({
  kind: 'next_response',
  state: 'met',
  startedAt: '2026-03-02T12:00:00.000Z',
  dueAt: '2026-03-02T12:30:00.000Z',
  targetMs: 1_800_000,
  leftMs: null,
  stoppedAt: '2026-03-02T12:20:00.000Z',
  ...more,
});

describe('the clocks of a ticket', () => {
  async function shown(
    clocks: readonly ClockFace[],
    why: string | null = null,
    isOver = false,
  ): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    await wordsOf();
    const fixture = TestBed.createComponent(ClocksCard);
    fixture.componentRef.setInput('clocks', clocks);
    fixture.componentRef.setInput('why', why);
    fixture.componentRef.setInput('isOver', isOver);
    fixture.detectChanges();
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const words = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();

  it('fold the rounds before the last one, and unfold them', async () => {
    const rounds = ['10', '11', '12'].map((hour) => clock({ startedAt: `2026-03-02T${hour}:00:00.000Z` }));
    const element = await shown([clock({ kind: 'first_response' }), ...rounds]);
    expect(element.querySelectorAll('li')).toHaveLength(2);
    const fold = element.querySelector('button');
    expect(words(fold)).toBe('2 earlier rounds');
    fold?.click();
    TestBed.tick();
    expect(element.querySelectorAll('li')).toHaveLength(4);
  });

  it('keep a breach in sight that another ticket brought along', async () => {
    const element = await shown([clock({ kind: 'first_response', state: 'breached' })]);
    expect(words(element.querySelector('li'))).toMatch(/^First response ?breached$/);
  });

  it('do not run on where the ticket went into another one', async () => {
    const element = await shown([clock({ state: 'breached', stoppedAt: null })], null, true);
    expect(words(element.querySelector('li'))).toMatch(/^Next response ?breached$/);
  });

  it('say what they wait for while they are paused', async () => {
    const paused = clock({ kind: 'resolution', state: 'paused', dueAt: null, stoppedAt: null });
    const element = await shown([paused], 'Paused: waiting for the bank');
    expect(words(element.querySelector('li'))).toContain('paused');
    expect(words(element)).toContain('Paused: waiting for the bank');
  });
});
