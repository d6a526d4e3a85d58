import { en } from './en.js';
import { fr } from './fr.js';
import { nl } from './nl.js';
import type { Words } from './words.js';

export const LANGUAGES = ['en', 'nl', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const WORDS: Readonly<Record<Language, Words>> = { en, nl, fr };

/** English for whoever has not said what they read. */
export const languageOr = (language: string | null | undefined): Language =>
  LANGUAGES.find((one) => one === language) ?? 'en';
