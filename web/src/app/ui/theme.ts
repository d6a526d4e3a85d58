import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { recall, remember } from './remembered.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** Light or dark: the system's choice, unless the person has made one in this browser. */
@Injectable({ providedIn: 'root' })
export class Theme {
  readonly choice = signal<ThemeChoice>(THEMES.find((theme) => theme === recall('theme')) ?? 'system');

  constructor() {
    const root = inject(DOCUMENT).documentElement;
    effect(() => {
      const choice = this.choice();
      if (choice === 'system') root.removeAttribute('data-theme');
      else root.setAttribute('data-theme', choice);
      remember('theme', choice === 'system' ? null : choice);
    });
  }
}
