import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CopyButton } from '../ui/copy-button.js';
import { Icon } from '../ui/icon.js';

/** The link that makes the complaint theirs; there is no other way back to it. */
@Component({
  selector: 'eh-own-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, Icon, TranslocoDirective],
  template: `
    <section *transloco="let t" aria-labelledby="own-link">
      <h2 id="own-link"><eh-icon name="lock" />{{ t('board.link') }}</h2>
      <p id="own-link-why">{{ t('board.link.keep') }}</p>
      <div class="line">
        <input
          #address
          readonly
          spellcheck="false"
          aria-labelledby="own-link"
          aria-describedby="own-link-why"
          [value]="link()"
          (focus)="address.select()"
        />
        <eh-copy-button isPrimary [text]="link()" [label]="t('board.link')" />
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
      padding: 1rem 1.25rem;
      border: 1px solid var(--eh-due-soon);
      border-radius: 0.75rem;
      background: var(--eh-due-soon-wash);
      color: var(--eh-due-soon);
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      margin: 0;
      font-size: 1rem;
      font-weight: 650;
    }
    p {
      margin: 0;
      font-size: 0.9375rem;
      text-wrap: pretty;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    input {
      flex: 1 1 14rem;
      min-inline-size: 0;
      min-block-size: 2.25rem;
      padding: 0.375rem 0.625rem;
      border: 1px solid var(--eh-edge);
      border-radius: 0.5rem;
      background: var(--eh-panel);
      color: var(--eh-ink);
      font: inherit;
      font-size: 0.875rem;
      text-overflow: ellipsis;
    }
  `,
})
export class OwnLink {
  readonly link = input.required<string>();
}
