import { TestBed } from '@angular/core/testing';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Language } from '../src/app/ui/locale.js';
import { wordsOfManaging } from '../src/app/words/of-managing.js';

/** Waits until the words of a language are there, as they are once a first screen is shown. */
export async function wordsOf(language: Language = 'en'): Promise<void> {
  await firstValueFrom(TestBed.inject(TranslocoService).load(language));
}

/** The same, once a first screen of managers is shown. */
export async function allWords(): Promise<void> {
  const [to, from] = [{} as ActivatedRouteSnapshot, {} as RouterStateSnapshot];
  await TestBed.runInInjectionContext(() => wordsOfManaging(to, from));
}
