import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Channel } from '@evenhand/shared/wire/channel';

/** A channel by the name that people call it. */
@Component({
  selector: 'eh-channel-name',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t">{{ t('ui.channel.' + channel()) }}</ng-container>`,
})
export class ChannelName {
  readonly channel = input.required<Channel>();
}
