import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LadderStep } from '@evenhand/shared/wire/ladders';
import { wordsOf } from '../../../../test/words.js';
import { provideWords } from '../../words/provide.js';
import { LadderCard } from './ladder-card.js';
import { QuietLine } from './quiet-line.js';

@Component({ selector: 'eh-quiet-line', template: '' })
class NoQuiet {}

const told: LadderStep['told'] = [
  {
    ...{ id: 'olga', name: 'Olga', isRoom: false, times: 1, at: '2026-03-02T12:00:00.000Z' },
    ways: [{ by: 'email', state: 'sent', reason: null }],
  },
];
const step: LadderStep = {
  ...{ clock: 'first_response', round: 1, rung: 1, when: { kind: 'percent', percent: 100 }, whom: 'owner' },
  ...{ named: null, who: [], ways: ['email'], repeatMinutes: null, dueAt: null, toldAt: null },
  ...{ timesTold: 1, nextAt: null, told },
};

describe('the ladder of a ticket', () => {
  it('leaves a space between when somebody was told and by what way', async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    TestBed.overrideComponent(LadderCard, { remove: { imports: [QuietLine] }, add: { imports: [NoQuiet] } });
    await wordsOf();
    const fixture = TestBed.createComponent(LadderCard);
    fixture.componentRef.setInput('steps', [step]);
    fixture.componentRef.setInput('rung', 1);
    await fixture.whenStable();
    const line = (fixture.nativeElement as HTMLElement).querySelector('.when')?.textContent;
    expect(line).toMatch(/\S ·\se-?mail: /i);
  });
});
