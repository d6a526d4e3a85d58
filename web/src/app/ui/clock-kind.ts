import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ClockKind } from '@evenhand/shared/wire/clock';

/** What a clock measures, in words. */
@Component({
  selector: 'eh-clock-kind',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (kind()) {
      @case ('first_response') {
        First response
      }
      @case ('next_response') {
        Next response
      }
      @case ('resolution') {
        Resolution
      }
    }
  `,
})
export class ClockKindName {
  readonly kind = input.required<ClockKind>();
}
