import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ClockFace } from '@evenhand/shared/wire/clock';
import { ClockBadge } from '../../ui/clock-badge.js';
import { ClockKindName } from '../../ui/clock-kind.js';
import { timeLeft, timeOver } from '../../ui/duration.js';
import { Icon } from '../../ui/icon.js';
import { Locale } from '../../ui/locale.js';

/** All clocks of the ticket: those that run as badges, those that stopped with how it went. */
@Component({
  selector: 'eh-clocks-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockBadge, ClockKindName, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('ticket.clocks') }}</h2>
      <ul role="list">
        @for (each of shown(); track $index) {
          <li>
            <eh-clock-kind [kind]="each.clock.kind" />
            @switch (each.end) {
              @case ('runs') {
                <eh-clock-badge [clocks]="[each.clock]" [isHeld]="isHeld()" [heldAt]="heldAt()" />
              }
              @case ('late') {
                <span class="late"
                  ><eh-icon name="breached" />{{ t('ticket.clock.late', { time: each.time }) }}</span
                >
              }
              @default {
                <span><eh-icon name="check" />{{ t('ticket.clock.' + each.end, { time: each.time }) }}</span>
              }
            }
          </li>
        } @empty {
          <li class="muted">{{ t('ticket.clocks.none') }}</li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 11rem;
      align-items: center;
      gap: 0.5rem;
      min-block-size: 2rem;
      padding-block: 0.1875rem;
    }
    li > span {
      color: var(--eh-on-time);
    }
    li > .late {
      color: var(--eh-breached);
    }
    li eh-icon {
      margin-inline-end: 0.375rem;
      vertical-align: -0.1875em;
    }
  `,
  styleUrl: './card.css',
})
export class ClocksCard {
  readonly clocks = input.required<readonly ClockFace[]>();
  /** The ticket is called resolved, since then. */
  readonly isHeld = input(false);
  readonly heldAt = input<string | null>(null);
  readonly shown = computed(() => this.clocks().map((clock) => ({ clock, ...this.endOf(clock) })));
  private readonly locale = inject(Locale);

  private endOf({ state, stoppedAt, dueAt }: ClockFace) {
    if (state === 'cancelled') return { end: 'cancelled', time: '' };
    if (stoppedAt === null) return { end: state === 'met' ? 'met' : 'runs', time: '' };
    if (dueAt === null) return { end: 'met', time: '' };
    const left = Date.parse(dueAt) - Date.parse(stoppedAt);
    const units = this.locale.units();
    return left < 0
      ? { end: 'late', time: timeOver(-left, units) }
      : { end: 'early', time: timeLeft(left, units) };
  }
}
