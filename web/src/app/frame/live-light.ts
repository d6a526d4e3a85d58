import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Live } from '../live/live.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { sinceText } from '../ui/since.js';
import { Ticker } from '../ui/ticker.js';

/** Says whether what is on the screen is what is so. Not live is never silent. */
@Component({
  selector: 'eh-live-light',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <span class="light" role="status" [class]="live.state()">
        <eh-icon [name]="live.state()" />
        <span class="words">{{ t('frame.live.' + live.state(), { since: since() }) }}</span>
      </span>
      @if (live.state() === 'not-live') {
        <button type="button" class="plain" (click)="live.retry()">{{ t('frame.retry') }}</button>
      }
    </ng-container>
  `,
  styleUrl: './live-light.css',
})
export class LiveLight {
  readonly live = inject(Live);
  readonly since = computed(() => sinceText(this.live.lostAt() ?? 0, this.ticker.now(), this.locale.tag()));

  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);
}
