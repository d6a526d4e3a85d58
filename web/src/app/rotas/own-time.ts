import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Locale } from '../ui/locale.js';
import { whenText } from './when.js';

/** A time of a rota; under the pointer or the focus also by the reader's own clock, where that shows another. */
@Component({
  selector: 'eh-own-time',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  host: { '[attr.tabindex]': 'own() === null ? null : 0' },
  template: `
    <ng-content />
    @if (own(); as at) {
      <span *transloco="let t" class="own">{{ t('rotas.own-time', { at }) }}</span>
    }
  `,
  styles: `
    :host {
      position: relative;
    }
    .own {
      position: absolute;
      z-index: 1;
      inset-block-end: calc(100% + 0.25rem);
      inset-inline-start: 0;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      padding: 0.25rem 0.5rem;
      border: 1px solid var(--eh-edge);
      border-radius: 0.5rem;
      background: var(--eh-panel);
      color: var(--eh-ink);
      font-size: 0.8125rem;
      font-weight: 400;
      clip-path: inset(50%);
      pointer-events: none;
    }
    :host(:hover) .own,
    :host(:focus) .own {
      clip-path: none;
      inline-size: max-content;
      max-inline-size: 18rem;
      block-size: auto;
    }
    @media (max-width: 47.99rem) {
      :host(:hover) .own,
      :host(:focus) .own {
        inset-inline: auto 0;
        max-inline-size: 10rem;
      }
    }
  `,
})
export class OwnTime {
  readonly at = input.required<readonly string[]>();
  readonly zone = input.required<string>();
  readonly own = computed(() => {
    const [own, there] = [this.text(), this.text(this.zone())];
    return own === there ? null : own;
  });

  private readonly locale = inject(Locale);

  private text(zone?: string): string {
    return this.at()
      .map((at) => whenText(at, this.locale.tag(), zone))
      .join(' – ');
  }
}
