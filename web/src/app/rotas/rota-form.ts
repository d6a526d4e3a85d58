import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RotaDraft } from '@evenhand/shared/wire/ladders';
import { Locale } from '../ui/locale.js';
import { OpenRota } from './open-rota.js';
import { RotaHours } from './rota-hours.js';
import { TurnOrder } from './turn-order.js';
import { WEEKDAYS, weekdayText } from './weekdays.js';

/** What a rota is: whose turns, when they change, and in which hours. What is typed is drawn at once. */
@Component({
  selector: 'eh-rota-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RotaHours, TranslocoDirective, TurnOrder],
  templateUrl: './rota-form.html',
  styleUrl: './rota-form.css',
})
export class RotaForm {
  readonly rota = inject(OpenRota);
  readonly zones = Intl.supportedValuesOf('timeZone');
  readonly weekdays = computed(() =>
    WEEKDAYS.map((day) => ({ day, name: weekdayText(day, this.locale.tag()) })),
  );

  private readonly locale = inject(Locale);

  set(change: Partial<RotaDraft>): void {
    this.rota.draft.update((draft) => draft && { ...draft, ...change });
  }

  handOver(change: Partial<RotaDraft['handOver']>): void {
    this.rota.draft.update((draft) => draft && { ...draft, handOver: { ...draft.handOver, ...change } });
  }
}
