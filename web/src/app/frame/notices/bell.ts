import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../ui/icon.js';
import { Locale } from '../../ui/locale.js';
import { NoticePanel } from './notice-panel.js';
import { Notices } from './notices.js';
import { Pushes } from './pushes.js';
import { Reads } from './reads.js';

const MOST_SHOWN = 99;

/** How many notices the viewer has not seen, and the list of them behind it. */
@Component({
  selector: 'eh-bell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, Icon, NoticePanel, TranslocoDirective],
  providers: [Notices, Pushes, Reads],
  templateUrl: './bell.html',
  styleUrl: './bell.css',
})
export class Bell {
  readonly brandId = input.required<string>();
  readonly isOpen = signal(false);
  readonly notices = inject(Notices);
  readonly locale = inject(Locale);
  readonly unseen = computed(() => this.notices.page.value()?.unseen ?? 0);
  readonly badge = computed(() => (this.unseen() > MOST_SHOWN ? `${MOST_SHOWN}+` : String(this.unseen())));
  readonly positions: ConnectedPosition[] = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 },
  ];

  constructor() {
    inject(Reads);
    effect(() => this.notices.brandId.set(this.brandId()));
    void inject(Pushes).goOn();
  }

  toggle(): void {
    if (this.isOpen()) this.close();
    else this.open();
  }

  close(): void {
    this.isOpen.set(false);
    this.notices.close();
  }

  /** Where the press that closes it is one on the bell itself, the bell does so. */
  pressedBeside(event: Event, bell: HTMLElement): void {
    if (!bell.contains(event.target as Node)) this.close();
  }

  private open(): void {
    this.isOpen.set(true);
    void this.notices.open();
  }
}
