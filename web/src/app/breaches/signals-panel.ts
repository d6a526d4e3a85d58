import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SIGNALS } from '@evenhand/shared/wire/breaches';
import type { Figures } from '@evenhand/shared/wire/figures';
import { Moment } from '../ui/moment.js';
import type { Filter } from './filter.js';
import { Numbers } from './numbers.js';
import { Span } from './span.js';

/** What may have been done for the figures' sake. A signal is no proof: the ledger beneath it tells. */
@Component({
  selector: 'eh-signals-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, RouterLink, Span, TranslocoDirective],
  templateUrl: './signals-panel.html',
  styleUrls: ['./panel.css', './signals-panel.css'],
})
export class SignalsPanel {
  readonly figures = input.required<Figures>();
  readonly filter = input.required<Filter>();
  readonly numbers = inject(Numbers);
  readonly signals = SIGNALS;
}
