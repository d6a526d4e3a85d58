import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BreachRow } from '@evenhand/shared/wire/breaches';
import type { Colleague } from '@evenhand/shared/wire/ticket';
import { ClockKindName } from '../ui/clock-kind.js';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icons.js';
import { Moment } from '../ui/moment.js';
import { Ticker } from '../ui/ticker.js';
import { visibleText } from '../ui/visible-text.js';
import { lateAt, type ShownRow } from './lateness.js';
import { Ledger } from './ledger.js';
import { Span } from './span.js';

/** Clock by clock: what was promised, what became of it, whose it was, and who was told. */
@Component({
  selector: 'eh-breach-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, Icon, Ledger, Moment, RouterLink, Span, TranslocoDirective],
  templateUrl: './breach-table.html',
  styleUrl: './breach-table.css',
})
export class BreachTable {
  readonly rows = input.required<readonly ShownRow[]>();
  readonly brandId = input.required<string>();
  readonly which = input.required<'breached' | 'all'>();
  readonly people = input<readonly Colleague[]>([]);
  readonly visible = visibleText;
  /** Which rows show the ledger of their ticket. */
  private readonly open = signal<ReadonlySet<string>>(new Set());

  private readonly ticker = inject(Ticker);

  isOpen(row: BreachRow): boolean {
    return this.open().has(keyOf(row));
  }

  toggle(row: BreachRow): void {
    const open = new Set(this.open());
    if (!open.delete(keyOf(row))) open.add(keyOf(row));
    this.open.set(open);
  }

  late(row: ShownRow): number | null {
    return lateAt(row, this.ticker.now());
  }

  stateIcon({ state }: BreachRow): IconName {
    if (state === 'breached') return 'breached';
    return state === 'paused' ? 'paused' : 'on-time';
  }
}

const keyOf = ({ ticketId, clock, round }: BreachRow) => `${ticketId} ${clock} ${round}`;
