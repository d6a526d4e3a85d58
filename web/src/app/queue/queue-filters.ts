import { A11yModule } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import { Icon } from '../ui/icon.js';
import { Choices } from './choices.js';
import { fieldsOf, FILTER_FIELDS, NO_FILTER, type FilterField } from './filter.js';

/** The menus that narrow the queue; what is chosen goes into the address. */
@Component({
  selector: 'eh-queue-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [A11yModule, CdkConnectedOverlay, CdkOverlayOrigin, Icon, TranslocoDirective],
  templateUrl: './queue-filters.html',
  styleUrl: './queue-filters.css',
})
export class QueueFilters {
  readonly brandId = input.required<string>();
  readonly filter = input.required<QueueFilter>();

  readonly fields = FILTER_FIELDS;
  readonly choices = inject(Choices);
  readonly isOpen = signal(false);
  readonly count = computed(() => fieldsOf(this.filter()).length);
  readonly positions: ConnectedPosition[] = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
    { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  ];

  private readonly router = inject(Router);

  open(): void {
    void this.choices.read(this.brandId());
    this.isOpen.set(true);
  }

  /** What is chosen stays among the choices, even when no open ticket has it any more. */
  optionsOf(field: FilterField): readonly string[] {
    const options = this.choices.byField()[field];
    const chosen = this.filter()[field];
    return chosen === undefined || options.includes(chosen) ? options : [chosen, ...options];
  }

  choose(field: FilterField, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.narrow({ [field]: value || null });
  }

  clear(): void {
    this.narrow(NO_FILTER);
    this.isOpen.set(false);
  }

  private narrow(change: Partial<Record<FilterField, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }
}
