import { isDevMode, type EnvironmentProviders } from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import { LANGUAGES } from '../ui/locale.js';
import { Words } from './loader.js';

/** What is not translated is shown in English. */
export const provideWords = (): EnvironmentProviders[] =>
  provideTransloco({
    config: {
      availableLangs: LANGUAGES.map(({ code }) => code),
      defaultLang: 'en',
      fallbackLang: 'en',
      missingHandler: { useFallbackTranslation: true },
      reRenderOnLangChange: true,
      prodMode: !isDevMode(),
    },
    loader: Words,
  });
