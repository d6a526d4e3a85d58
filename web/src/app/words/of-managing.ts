import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Words } from './loader.js';

/** A manager's first screen brings its words, in every language that is there already; the next ones wait for them. */
export const wordsOfManaging: CanActivateFn = async () => {
  const [words, transloco] = [inject(Words), inject(TranslocoService)];
  words.managing ??= putTo(transloco, words);
  try {
    await words.managing;
  } catch (error) {
    words.managing = undefined;
    throw error;
  }
  return true;
};

async function putTo(transloco: TranslocoService, words: Words): Promise<void> {
  const languages = [...transloco.getTranslation().keys(), transloco.getActiveLang()];
  for (const language of new Set([...languages, transloco.getDefaultLang()])) {
    await firstValueFrom(transloco.load(language));
    transloco.setTranslation(await words.getTranslation(language), language);
  }
}
