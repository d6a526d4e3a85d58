import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { allWords, wordsOf } from '../../../test/words.js';
import { provideWords } from './provide.js';

describe('the words of managers’ screens', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideWords()] }));

  const said = (language: string) => {
    const known = TestBed.inject(TranslocoService).getTranslation(language);
    return [known['queue.title'] !== undefined, known['breaches.title'] !== undefined];
  };

  it('do not come with those of the others', async () => {
    await wordsOf('nl');
    expect([said('nl'), said('en')]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('keep each screen waiting that needs them', async () => {
    await Promise.all([allWords(), allWords().then(() => expect(said('en')).toEqual([true, true]))]);
  });

  it('come in each language that is there already, and with each that comes later', async () => {
    await wordsOf('nl');
    await allWords();
    await firstValueFrom(TestBed.inject(TranslocoService).load('fr'));
    for (const language of ['en', 'nl', 'fr'])
      expect([language, ...said(language)]).toEqual([language, true, true]);
  });
});
