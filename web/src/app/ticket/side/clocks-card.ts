import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
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
                <eh-clock-badge
                  [clocks]="[each.clock]"
                  [isHeld]="isHeld()"
                  [heldAt]="heldAt()"
                  [why]="why()"
                />
              }
              @case ('breached') {
                <span class="late"><eh-icon name="breached" />{{ t('ui.badge.breached') }}</span>
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
      @if (older() > 0) {
        <button type="button" class="plain" [attr.aria-expanded]="isUnfolded()" (click)="unfold()">
          <eh-icon name="chevron-down" />{{ t('ticket.rounds.' + locale.plural(older()), { n: older() }) }}
        </button>
      }
      @if (why(); as text) {
        <p class="muted">{{ text }}</p>
      }
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
    button {
      min-block-size: 1.75rem;
      margin-inline-start: -0.5rem;
      color: var(--eh-muted);
      font-size: 0.8125rem;
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
  /** The ticket went into another one: nothing of it runs. */
  readonly isOver = input(false);
  /** What a paused clock waits for, in words. */
  readonly why = input<string | null>(null);
  readonly isUnfolded = signal(false);
  readonly older = computed(() => this.clocks().length - newest(this.clocks()).length);
  readonly shown = computed(() => {
    const clocks = this.isUnfolded() ? this.clocks() : newest(this.clocks());
    return clocks.map((clock) => ({ clock, ...this.endOf(clock) }));
  });
  readonly locale = inject(Locale);

  unfold(): void {
    this.isUnfolded.update((isUnfolded) => !isUnfolded);
  }

  private endOf({ state, stoppedAt, dueAt }: ClockFace) {
    if (stoppedAt === null || state === 'cancelled') return { end: this.openEndOf(state), time: '' };
    if (dueAt === null) return { end: 'met', time: '' };
    const left = Date.parse(dueAt) - Date.parse(stoppedAt);
    // A breach that another ticket brought with it.
    if (state === 'breached' && left >= 0) return { end: 'breached', time: '' };
    const units = this.locale.units();
    return left < 0
      ? { end: 'late', time: timeOver(-left, units) }
      : { end: 'early', time: timeLeft(left, units) };
  }

  private openEndOf(state: ClockFace['state']): string {
    if (this.isOver() && state === 'breached') return 'breached';
    if (this.isOver() || state === 'cancelled') return 'cancelled';
    return state === 'met' ? 'met' : 'runs';
  }
}

/** Each round of answers has a clock of its own: the last one stands for them, and with it what still runs. */
function newest(clocks: readonly ClockFace[]): ClockFace[] {
  const rounds = clocks.filter(({ kind }) => kind === 'next_response');
  const last = rounds.reduce<ClockFace | undefined>(
    (latest, round) => (latest && latest.startedAt > round.startedAt ? latest : round),
    undefined,
  );
  return clocks.filter(
    (clock) => clock.kind !== 'next_response' || clock === last || clock.stoppedAt === null,
  );
}
