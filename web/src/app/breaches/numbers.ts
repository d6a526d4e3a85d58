import { inject, Injectable } from '@angular/core';
import type { NumberSpanText } from './span-text.js';
import { Locale } from '../ui/locale.js';

/** Numbers as the language writes them. */
@Injectable({ providedIn: 'root' })
export class Numbers {
  private readonly locale = inject(Locale);

  count(value: number): string {
    return value.toLocaleString(this.locale.tag());
  }

  /** A share of one in percent; a dash where there is none. */
  share(value: number | null): string {
    if (value === null) return '–';
    return value.toLocaleString(this.locale.tag(), { style: 'percent', maximumFractionDigits: 1 });
  }

  /** `15–30`, or `1440+`. */
  span({ from, to }: NumberSpanText): string {
    return to === null ? `${this.count(from)}+` : `${this.count(from)}–${this.count(to)}`;
  }

  weekday(weekday: number): string {
    // A Monday, and the days after it.
    const day = new Date(Date.UTC(2024, 0, weekday));
    return day.toLocaleDateString(this.locale.tag(), { weekday: 'short', timeZone: 'UTC' });
  }
}
