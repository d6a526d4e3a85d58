import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Words } from './loader.js';

/** A manager's first screen brings its words, in every language that is there already. */
export const wordsOfManaging: CanActivateFn = async () => {
  const words = inject(Words);
  if (words.isManaging) return true;
  const transloco = inject(TranslocoService);
  words.isManaging = true;
  try {
    const languages = [...transloco.getTranslation().keys(), transloco.getActiveLang()];
    for (const language of new Set([...languages, transloco.getDefaultLang()])) {
      await firstValueFrom(transloco.load(language));
      transloco.setTranslation(await words.getTranslation(language), language);
    }
  } catch (error) {
    words.isManaging = false;
    throw error;
  }
  return true;
};
