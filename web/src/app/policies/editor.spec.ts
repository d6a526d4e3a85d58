import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { PolicyChoices } from '@evenhand/shared/wire/policies';
import { of } from 'rxjs';
import { Editor } from './editor.js';

const CHOICES: PolicyChoices = {
  ...{ accounts: [], topics: ['billing'], languages: [], agencies: [], contracts: [] },
  calendars: [{ id: 'office', name: 'Office' }],
  ladders: [{ id: 'ladder', name: 'Ladder', rungs: [] }],
};

describe('a policy in the editor', () => {
  const http = { get: jest.fn(() => of(CHOICES)), post: jest.fn(() => of({ draft: { rules: [] } })) };
  const words = { translate: (key: string) => key };
  let editor: Editor;
  beforeEach(async () => {
    jest.clearAllMocks();
    const providers = [
      Editor,
      { provide: HttpClient, useValue: http },
      { provide: TranslocoService, useValue: words },
    ];
    TestBed.configureTestingModule({ providers });
    editor = TestBed.inject(Editor);
    await editor.open('brand', null, 'rest');
    editor.addRule('Grave');
  });

  it('is not saved while a condition names nothing, and says so at its line', async () => {
    editor.changeRule(0, () => ({ conditions: { severities: [1], topics: [] } }));
    editor.chosen.set(1);
    expect(await editor.save()).toBeNull();
    expect(http.post).not.toHaveBeenCalled();
    expect(editor.problemAt('rules.0.conditions.topics')).toBe('policies.unfilled');
    expect(editor.problemAt('rules.0.conditions.severities')).toBeNull();
    expect(editor.chosen()).toBe(0);
    expect(editor.saving.failure()).not.toBeNull();

    editor.changeRule(0, () => ({ conditions: { severities: [1], topics: ['billing'] } }));
    await editor.save();
    expect(http.post).toHaveBeenCalledTimes(1);
    expect(editor.problemAt('rules.0')).toBeNull();
  });
});
