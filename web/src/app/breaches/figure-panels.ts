import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Figures } from '@evenhand/shared/wire/figures';
import { DistributionPanel } from './distribution-panel.js';
import type { Filter } from './filter.js';
import { FixesPanel } from './fixes-panel.js';
import { HeatPanel } from './heat-panel.js';
import { LossPanel } from './loss-panel.js';
import { SignalsPanel } from './signals-panel.js';
import { TotalCards } from './total-cards.js';

/** What the period's promises came to; beneath each figure its tickets. */
@Component({
  selector: 'eh-figure-panels',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DistributionPanel, FixesPanel, HeatPanel, LossPanel, SignalsPanel, TotalCards],
  template: `
    <eh-total-cards [totals]="figures().totals" />
    <div class="panels">
      <eh-distribution-panel class="panel" [distributions]="figures().distributions" [filter]="filter()" />
      <eh-heat-panel class="panel" [heat]="figures().heat" [zone]="zone()" [filter]="filter()" />
      <eh-loss-panel class="panel" [losses]="figures().losses" [filter]="filter()" />
      <eh-fixes-panel class="panel tabled" [fixes]="figures().fixes" [filter]="filter()" />
      <eh-signals-panel class="panel tabled wide" [figures]="figures()" [filter]="filter()" />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1rem;
    }
    .panels {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1rem;
    }
    /* Four of them: no row is left with one. */
    @media (min-width: 64rem) {
      .panels {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
    @media (min-width: 120rem) {
      .panels {
        grid-template-columns: repeat(4, minmax(0, 1fr));
      }
    }
    .panel {
      display: block;
      min-inline-size: 0;
      padding: 0.875rem 1rem;
    }
    /* A chart takes the height that its neighbour's needs. */
    .panel:not(.tabled) {
      display: flex;
      flex-direction: column;
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class FigurePanels {
  readonly figures = input.required<Figures>();
  readonly filter = input.required<Filter>();
  readonly zone = input.required<string>();
}
