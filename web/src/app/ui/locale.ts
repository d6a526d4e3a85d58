import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ENGLISH_UNITS, type Units } from './duration.js';
import { recall, remember } from './remembered.js';

/** What people can choose, each by its own name. */
export const LANGUAGES = [
  { code: 'en', name: 'English', tag: 'en-GB' },
  { code: 'nl', name: 'Nederlands', tag: 'nl-BE' },
  { code: 'fr', name: 'Français', tag: 'fr-BE' },
] as const;
export type Language = (typeof LANGUAGES)[number]['code'];

const UNITS: Readonly<Record<Language, Units>> = {
  en: ENGLISH_UNITS,
  nl: { ...ENGLISH_UNITS, h: 'u' },
  fr: { ...ENGLISH_UNITS, d: 'j' },
};

/** The language of the words, and the form in which dates and names are written. */
@Injectable({ providedIn: 'root' })
export class Locale {
  readonly language = signal<Language>(firstLanguage());
  readonly tag = computed(() => LANGUAGES.find(({ code }) => code === this.language())?.tag ?? 'en-GB');
  /** How durations are written. */
  readonly units = computed(() => UNITS[this.language()]);

  constructor() {
    const words = inject(TranslocoService);
    effect(() => {
      const language = this.language();
      words.setActiveLang(language);
      document.documentElement.lang = language;
      remember('language', language);
    });
  }

  /** Names in a row, as the language writes them: `Ana, Bo and Kim`. */
  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.tag(), { type: 'conjunction' }).format(names);
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
