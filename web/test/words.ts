import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Language } from '../src/app/ui/locale.js';

/** Waits until the words of a language are there, as they are once a first screen is shown. */
export async function wordsOf(language: Language = 'en'): Promise<void> {
  await firstValueFrom(TestBed.inject(TranslocoService).load(language));
}
