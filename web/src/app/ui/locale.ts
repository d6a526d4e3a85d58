import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { recall, remember } from './remembered.js';

/** What people can choose, each by its own name. */
export const LANGUAGES = [
  { code: 'en', name: 'English', tag: 'en-GB' },
  { code: 'nl', name: 'Nederlands', tag: 'nl-BE' },
  { code: 'fr', name: 'Français', tag: 'fr-BE' },
] as const;
export type Language = (typeof LANGUAGES)[number]['code'];

/** The language of the words, and the form in which dates and names are written. */
@Injectable({ providedIn: 'root' })
export class Locale {
  readonly language = signal<Language>(firstLanguage());
  readonly tag = computed(() => LANGUAGES.find(({ code }) => code === this.language())?.tag ?? 'en-GB');

  constructor() {
    const words = inject(TranslocoService);
    effect(() => {
      const language = this.language();
      words.setActiveLang(language);
      document.documentElement.lang = language;
      remember('language', language);
    });
  }

  /** Which of `.one` and `.other` a number of things wants, after the language's own rule. */
  plural(count: number): 'one' | 'other' {
    return new Intl.PluralRules(this.tag()).select(count) === 'one' ? 'one' : 'other';
  }
}

/** What was chosen here before, else the first of the browser's that we speak. */
function firstLanguage(): Language {
  const wanted = [recall('language'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  const known = wanted.find((code) => LANGUAGES.some((language) => language.code === code));
  return (known as Language | undefined) ?? 'en';
}
