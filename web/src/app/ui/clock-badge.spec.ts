import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ClockFace } from '@evenhand/shared/wire/clock';
import { wordsOf } from '../../../test/words.js';
import { provideWords } from '../words/provide.js';
import { ClockBadge } from './clock-badge.js';
import { Ticker } from './ticker.js';

const noon = Date.parse('2026-03-02T12:00:00.000Z');
const minute = 60_000;
const at = (ms: number) => new Date(ms).toISOString();

const clock: ClockFace = {
  kind: 'first_response',
  state: 'running',
  startedAt: at(noon),
  dueAt: at(noon + 60 * minute),
  targetMs: 60 * minute,
  leftMs: null,
  stoppedAt: null,
};

describe('the clock badge', () => {
  const now = signal(noon);
  let badge: HTMLElement;
  let fixture: ComponentFixture<ClockBadge>;

  beforeEach(async () => {
    now.set(noon);
    TestBed.configureTestingModule({ providers: [provideWords(), { provide: Ticker, useValue: { now } }] });
    await wordsOf();
    fixture = TestBed.createComponent(ClockBadge);
    fixture.componentRef.setInput('clocks', [clock]);
    await fixture.whenStable();
    badge = fixture.nativeElement as HTMLElement;
  });

  const text = (root: Element | null) => (root?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const shown = () => text(badge.querySelector('.time'));

  /** What a screen reader hears of it. */
  function spoken(): string {
    const copy = badge.cloneNode(true) as HTMLElement;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return text(copy);
  }

  function wait(ms: number): void {
    now.update((before) => before + ms);
    TestBed.tick();
  }

  it('counts down by the one ticking signal, and up after the breach', () => {
    wait(55 * minute + 50_000);
    expect(shown()).toBe('4 min 10 s');
    wait(16 * minute + 10_000);
    expect(shown()).toBe('+12 min');
  });

  it('says to machines at which instant it is due, of each clock, to the millisecond', async () => {
    const due = () => [...document.querySelectorAll('time')].map((time) => time.getAttribute('datetime'));
    const resolution = { ...clock, kind: 'resolution' as const, dueAt: at(noon + 300 * minute + 7) };
    fixture.componentRef.setInput('clocks', [resolution, clock]);
    document.body.append(badge);
    await fixture.whenStable();
    expect(due()).toEqual([clock.dueAt]);
    badge.querySelector('button')!.dispatchEvent(new Event('focus'));
    await fixture.whenStable();
    expect(due()).toEqual([clock.dueAt, clock.dueAt, resolution.dueAt]);
  });

  it('stands still once the ticket is called resolved, and says since when', () => {
    wait(20 * minute);
    fixture.componentRef.setInput('isHeld', true);
    fixture.componentRef.setInput('heldAt', at(noon + 20 * minute));
    wait(40 * minute);
    expect(spoken()).toMatch(/^First response held: resolved \d\d:20$/);
    expect(shown()).toBe('');
  });

  it('counts no longer how late it is once the ticket is called resolved', () => {
    fixture.componentRef.setInput('isHeld', true);
    fixture.componentRef.setInput('heldAt', at(noon + 72 * minute));
    wait(180 * minute);
    expect(shown()).toBe('+12 min');
  });

  it('is heard when its state changes, not each second', () => {
    expect(spoken()).toBe('First response on time');
    wait(1000);
    expect(spoken()).toBe('First response on time');
    wait(50 * minute);
    expect(spoken()).toBe('First response due soon');
    wait(10 * minute);
    expect(spoken()).toBe('First response breached');
  });
});
