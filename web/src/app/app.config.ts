import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withNavigationErrorHandler,
} from '@angular/router';
import { Titles } from './frame/titles.js';
import { provideWords } from './words/provide.js';
import { routes } from './routes.js';
import { rememberLost } from './session/lost-screen.js';
import { unauthorized } from './session/unauthorized.js';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(rememberLost)),
    { provide: TitleStrategy, useExisting: Titles },
    provideWords(),
    provideHttpClient(withInterceptors([unauthorized])),
  ],
};
