import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { PolicyChoices } from '@evenhand/shared/wire/policies';
import { of } from 'rxjs';
import { Editor } from './editor.js';
import { RuleCard } from './rule-card.js';

const CHOICES: PolicyChoices = {
  ...{ accounts: [], topics: ['billing'], languages: ['nl'], agencies: [], contracts: [] },
  ...{ calendars: [{ id: 'office', name: 'Office' }], ladders: [] },
};

describe('a rule in the editor', () => {
  it('keeps each of several changes that come before it is drawn again', async () => {
    const providers = [
      Editor,
      { provide: HttpClient, useValue: { get: () => of(CHOICES) } },
      { provide: TranslocoService, useValue: {} },
    ];
    TestBed.configureTestingModule({ providers });
    TestBed.overrideComponent(RuleCard, { set: { imports: [], template: '', styles: '' } });
    const editor = TestBed.inject(Editor);
    await editor.open('brand', null, 'rest');
    editor.addRule('Grave');
    const fixture = TestBed.createComponent(RuleCard);
    fixture.componentRef.setInput('rule', editor.rule());
    fixture.componentRef.setInput('place', 0);
    const [target] = fixture.componentInstance.rule().targets;

    fixture.componentInstance.changeConditions((now) => ({ ...now, topics: ['billing'] }));
    fixture.componentInstance.changeConditions((now) => ({ ...now, languages: ['nl'] }));
    fixture.componentInstance.changeTarget(target!, () => ({ seconds: 60 }));
    fixture.componentInstance.changeTarget(target!, ({ seconds }) => ({ seconds: seconds * 2 }));

    const rule = editor.rule();
    expect(rule?.conditions).toEqual({ topics: ['billing'], languages: ['nl'] });
    expect(rule?.targets[0]).toMatchObject({ seconds: 120 });
  });
});
