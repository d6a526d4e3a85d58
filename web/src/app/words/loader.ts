import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

const LANGUAGES: Readonly<Record<string, () => Promise<{ words: Translation }>>> = {
  en: () => import('./en.js'),
  nl: () => import('./nl.js'),
  fr: () => import('./fr.js'),
};

/** The words of a language come with the first screen that is shown in it. */
@Injectable({ providedIn: 'root' })
export class Words implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const words = await (LANGUAGES[language] ?? LANGUAGES['en'])?.();
    return words?.words ?? {};
  }
}
