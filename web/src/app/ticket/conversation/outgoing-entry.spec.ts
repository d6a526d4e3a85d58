import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Outgoing } from '@evenhand/shared/wire/ticket';
import { Session } from '../../session/session.js';
import { Ticker } from '../../ui/ticker.js';
import { provideWords } from '../../words/provide.js';
import { Deeds } from '../deeds.js';
import { OutgoingEntry } from './outgoing-entry.js';
import { Steps } from '../steps.js';
import { outgoing } from './stream.fixture.js';

const noon = Date.parse('2026-03-02T12:00:00.000Z');

describe('a reply on its way', () => {
  const now = signal(noon);
  async function shown(reply: Outgoing, viewer = 'ana'): Promise<HTMLElement> {
    now.set(noon + 2000);
    TestBed.configureTestingModule({
      providers: [
        provideWords(),
        { provide: Ticker, useValue: { now } },
        { provide: Session, useValue: { me: signal({ id: viewer }) } },
        { provide: Deeds, useValue: { isBusy: signal(false) } },
        { provide: Steps, useValue: {} },
      ],
    });
    const fixture = TestBed.createComponent(OutgoingEntry);
    fixture.componentRef.setInput('reply', reply);
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const buttons = (root: HTMLElement) =>
    [...root.querySelectorAll('button')].map((button) => {
      const copy = button.cloneNode(true) as HTMLElement;
      for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
      return copy.textContent.trim();
    });

  it('counts down, and can be undone by whoever sent it', async () => {
    const root = await shown(outgoing('o'));
    expect(root.textContent).toContain('Sending in 8 s');
    expect(buttons(root)).toEqual(['Undo']);
    now.set(noon + 11_000);
    TestBed.tick();
    expect(root.textContent).toContain('Sending…');
    expect(buttons(root)).toEqual([]);
  });

  it('is not a colleague’s to undo', async () => {
    expect(buttons(await shown(outgoing('o'), 'ben'))).toEqual([]);
  });

  it.each<[Outgoing['state'], string, string[]]>([
    ['refused', 'Refused by the channel.', ['Send again', 'Drop it']],
    ['unsure', 'Nobody knows whether it arrived.', ['It was delivered', 'Send again', 'Drop it']],
  ])('that is %s says why, and leaves the choice to a person', async (state, words, choices) => {
    const root = await shown(outgoing('o', { state, reason: 'The account is locked.' }));
    expect(root.textContent).toContain(words);
    expect(root.textContent).toContain('The account is locked.');
    expect(buttons(root)).toEqual(choices);
  });
});
