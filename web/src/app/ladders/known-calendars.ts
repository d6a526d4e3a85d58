import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { ReadableCalendar } from '@evenhand/shared/wire/policies';
import type { CalendarRow } from '@evenhand/shared/wire/calendars';
import { firstValueFrom } from 'rxjs';
import { Reading } from '../session/reading.js';

/** The calendars that a ladder can be tried in. */
@Injectable()
export class KnownCalendars {
  readonly all = new Reading<readonly Pick<CalendarRow, 'id' | 'name'>[]>();
  readonly chosen = signal<string | null>(null);
  readonly calendar = computed(() => {
    const readable = this.rules.value();
    return readable && calendarOf(readable.rules);
  });
  readonly zone = computed(() => this.rules.value()?.rules.tz ?? 'UTC');

  private readonly rules = new Reading<ReadableCalendar>();
  private readonly http = inject(HttpClient);
  private brandId = '';

  async open(brandId: string): Promise<void> {
    this.brandId = brandId;
    await this.all.from(() =>
      firstValueFrom(this.http.get<readonly CalendarRow[]>(`/api/brands/${brandId}/calendars`)),
    );
    const first = this.all.value()?.[0];
    if (first) await this.choose(first.id);
  }

  choose(id: string): Promise<void> {
    this.chosen.set(id);
    const address = `/api/brands/${this.brandId}/policies/calendars/${id}/rules`;
    return this.rules.from(() => firstValueFrom(this.http.get<ReadableCalendar>(address)));
  }
}
