import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Locale } from '../ui/locale.js';
import { minutesText } from '../ui/minutes-text.js';
import type { Speaker } from './sentence.js';

/** Reads ladders back in the reader's language. */
@Injectable({ providedIn: 'root' })
export class Speech implements Speaker {
  private readonly words = inject(TranslocoService);
  private readonly locale = inject(Locale);

  word(key: string, values: Readonly<Record<string, unknown>> = {}): string {
    return this.words.translate(key, { ...values });
  }

  list(parts: readonly string[]): string {
    return this.locale.list(parts);
  }

  minutes(minutes: number): string {
    return minutesText(minutes, this.locale.units());
  }
}
