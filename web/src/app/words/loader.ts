import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

type Load = () => Promise<{ words: Translation }>;
type Languages = Readonly<{ en: Load; [language: string]: Load | undefined }>;

const FIRST: Languages = {
  en: () => import('./en.js'),
  nl: () => import('./nl.js'),
  fr: () => import('./fr.js'),
};

const MANAGING: Languages = {
  en: () => import('./en-managing.js'),
  nl: () => import('./nl-managing.js'),
  fr: () => import('./fr-managing.js'),
};

/** The words of a language come with the first screen that is shown in it; those of managers' screens with theirs. */
@Injectable({ providedIn: 'root' })
export class Words implements TranslocoLoader {
  /** Since a manager's screen was asked for, a language brings its words along; over once all have them. */
  managing: Promise<void> | undefined;

  async getTranslation(language: string): Promise<Translation> {
    const parts = this.managing ? [FIRST, MANAGING] : [FIRST];
    const words = await Promise.all(parts.map((part) => (part[language] ?? part.en)()));
    return Object.assign({}, ...words.map((one) => one.words)) as Translation;
  }
}
