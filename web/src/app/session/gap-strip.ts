import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { GapNotice } from '@evenhand/shared/wire/ladders';
import { firstValueFrom } from 'rxjs';
import { keepReading } from '../live/keep-reading.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { sinceText } from '../ui/since.js';
import { Ticker } from '../ui/ticker.js';
import { Reading } from './reading.js';

/** Warns managers that a ladder will call nobody, or does so now. */
@Component({
  selector: 'eh-gap-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <ul *transloco="let t" [attr.aria-label]="t('rotas.strip')" [hidden]="gaps().length === 0">
      @for (gap of gaps(); track gap.rotaId + gap.from) {
        <li class="note failed">
          <eh-icon name="warning" />
          <span>{{ t(gap.isNow ? 'rotas.strip.now' : 'rotas.strip.ahead', gap) }}</span>
          <a class="onward" [routerLink]="['/brands', brandId(), 'ladders', 'rotas', gap.rotaId]">
            {{ t('rotas.strip.look', gap) }} <eh-icon name="arrow-right" />
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    ul[hidden] {
      display: none;
    }
    a.onward {
      color: inherit;
    }
  `,
})
export class GapStrip {
  readonly brandId = input.required<string>();
  readonly gaps = computed(() =>
    (this.told.value() ?? []).map(({ rotaId, rota, from, to }) => ({
      ...{ rotaId, rota, from: this.text(from), to: this.text(to) },
      isNow: Date.parse(from) <= this.ticker.now(),
    })),
  );

  private readonly told = new Reading<GapNotice[]>();
  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);

  constructor() {
    effect(() => {
      this.brandId();
      untracked(() => void this.told.from(() => this.ask()));
    });
    keepReading(() => this.told.again(() => this.ask()));
  }

  private ask(): Promise<GapNotice[]> {
    return firstValueFrom(this.http.get<GapNotice[]>(`/api/brands/${this.brandId()}/rotas/gaps`));
  }

  private readonly text = (at: string) => sinceText(Date.parse(at), this.ticker.now(), this.locale.tag());
}
