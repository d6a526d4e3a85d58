import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Evenhand's sign: two bars of the same length. */
@Component({
  selector: 'eh-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 32 32" focusable="false">
      <rect width="32" height="32" rx="9" />
      <rect class="first" x="8" y="10" width="16" height="4" rx="2" />
      <rect class="second" x="8" y="18" width="16" height="4" rx="2" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      inline-size: 1em;
      block-size: 1em;
      flex: none;
    }
    svg {
      display: block;
    }
    rect {
      fill: #0f5257;
    }
    .first {
      fill: #f2fbf9;
    }
    .second {
      fill: #8fd6cb;
    }
  `,
})
export class Mark {}
