import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import { Icon } from '../ui/icon.js';
import { Choices } from './choices.js';
import { fieldsOf, NO_FILTER } from './filter.js';

/** What the queue is narrowed to, each part to be taken away again. */
@Component({
  selector: 'eh-filter-chips',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './filter-chips.html',
  styleUrl: './filter-chips.css',
})
export class FilterChips {
  readonly brandId = input.required<string>();
  readonly filter = input.required<QueueFilter>();

  readonly choices = inject(Choices);
  readonly noFilter = NO_FILTER;
  readonly parts = computed(() =>
    fieldsOf(this.filter()).map((field) => ({
      field,
      value: this.filter()[field] ?? '',
      without: { [field]: null },
    })),
  );

  constructor() {
    effect(() => {
      if (this.filter().account !== undefined) void this.choices.read(this.brandId());
    });
  }
}
