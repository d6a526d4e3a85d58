import { computed, Injectable } from '@angular/core';
import type { CalendarRow } from '@evenhand/shared/wire/calendars';
import { BrandList } from '../session/brand-list.js';

/** The calendars of one brand. */
@Injectable()
export class Calendars extends BrandList<readonly CalendarRow[]> {
  readonly rows = computed(() => this.list.value() ?? []);

  constructor() {
    super('calendars');
  }
}
