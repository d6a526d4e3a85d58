import { inject, Injectable, signal } from '@angular/core';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { Calendar } from '@evenhand/shared/sla/calendar';
import type { ReadableCalendar } from '@evenhand/shared/wire/policies';
import { sentenceOf } from '../session/problem.js';
import type { Failure } from '../session/reading.js';
import { Editor } from './editor.js';

/** A calendar that the browser reckons with. */
export interface KnownCalendar {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly calendar: Calendar;
}

/** The calendars that a preview has asked for, each fetched once. */
@Injectable()
export class KnownCalendars {
  readonly failure = signal<Failure | null>(null);
  private readonly known = signal<ReadonlyMap<string, KnownCalendar>>(new Map());
  private readonly asked = new Set<string>();
  private readonly editor = inject(Editor);

  /** Undefined until it is there. */
  get(id: string): KnownCalendar | undefined {
    return this.known().get(id);
  }

  async want(id: string): Promise<void> {
    if (id === '' || this.asked.has(id)) return;
    this.asked.add(id);
    try {
      const { name, rules } = await this.editor.get<ReadableCalendar>(`policies/calendars/${id}/rules`);
      const one = { id, name, zone: rules.tz, calendar: calendarOf(rules) };
      this.known.update((known) => new Map(known).set(id, one));
    } catch (error) {
      this.asked.delete(id);
      this.failure.set({ sentence: sentenceOf(error) });
    }
  }
}
