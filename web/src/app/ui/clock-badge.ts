import { CdkConnectedOverlay, CdkOverlayOrigin, Overlay, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ClockFace } from '@evenhand/shared/wire/clock';
import { badgeFaces, heldFaces } from './badge-face.js';
import { ClockKindName } from './clock-kind.js';
import { Icon } from './icon.js';
import { Locale } from './locale.js';
import { sinceText } from './since.js';
import { Ticker } from './ticker.js';

let badges = 0;

/** The next deadline of a ticket; its other clocks on hover or focus. */
@Component({
  selector: 'eh-clock-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, ClockKindName, Icon, TranslocoDirective],
  templateUrl: './clock-badge.html',
  styleUrl: './clock-badge.css',
})
export class ClockBadge {
  readonly clocks = input.required<readonly ClockFace[]>();
  readonly tabindex = input(0);

  /** The ticket is called resolved: its clocks stand still as of then, where that is known. */
  readonly isHeld = input(false);
  readonly heldAt = input<string | null>(null);

  /** What a paused clock waits for, in words. */
  readonly why = input<string | null>(null);

  readonly faces = computed(() => {
    const heldAt = this.isHeld() ? this.heldAt() : null;
    const now = heldAt === null ? this.ticker.now() : Date.parse(heldAt);
    const faces = badgeFaces(this.clocks(), now, this.locale.units());
    return this.isHeld() ? heldFaces(faces) : faces;
  });
  readonly since = computed(() => {
    const heldAt = this.heldAt();
    return heldAt === null ? null : sinceText(Date.parse(heldAt), this.ticker.now(), this.locale.tag());
  });
  readonly next = computed(() => this.faces()[0]);
  readonly isOpen = signal(false);
  readonly id = `clocks-${++badges}`;
  readonly closeOnScroll = inject(Overlay).scrollStrategies.close();
  readonly positions: ConnectedPosition[] = [
    { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
    { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
  ];

  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);
}
