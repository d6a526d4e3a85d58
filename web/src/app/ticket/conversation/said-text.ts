import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { linkedParts } from './linked-text.js';

/** What somebody wrote, as text; addresses of web pages open in a tab of their own. */
@Component({
  selector: 'eh-said-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { dir: 'auto' },
  // Each space between the braces would be shown.
  // prettier-ignore
  template: `@for (part of parts(); track $index) {@if (part.href) {<a [href]="part.href" target="_blank" rel="noopener noreferrer nofollow">{{ part.text }}</a>}@else {{{ part.text }}}}`,
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    a {
      color: var(--eh-accent);
    }
  `,
})
export class SaidText {
  readonly text = input.required<string>();
  readonly parts = computed(() => linkedParts(this.text()));
}
