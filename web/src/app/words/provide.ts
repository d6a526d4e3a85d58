import { isDevMode, type EnvironmentProviders, type Provider } from '@angular/core';
import { provideTransloco, TRANSLOCO_LOADER } from '@jsverse/transloco';
import { LANGUAGES } from '../ui/locale.js';
import { Words } from './loader.js';

/**
 * The words of a screen stand in `words/<language>/<screen>.ts` and are called `screen.key`: `t('queue.rung', { n: 2 })`
 * under `*transloco="let t"`. What is counted has two keys, `.one` and `.other`, and `locale.plural(n)` says which.
 * What is not translated is shown in English; `words.spec.ts` keeps the languages complete and nothing idle.
 */
export const provideWords = (): (EnvironmentProviders | Provider)[] => [
  provideTransloco({
    config: {
      availableLangs: LANGUAGES.map(({ code }) => code),
      defaultLang: 'en',
      fallbackLang: 'en',
      missingHandler: { useFallbackTranslation: true },
      reRenderOnLangChange: true,
      prodMode: !isDevMode(),
    },
  }),
  { provide: TRANSLOCO_LOADER, useExisting: Words },
];
