import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReleaseReason, SetAsideReason } from '@evenhand/shared/wire/ticket';

export interface ReasonAsked {
  readonly about: 'release' | 'setAside';
  readonly reasons: readonly (ReleaseReason | SetAsideReason)[];
}

export interface ReasonGiven {
  readonly reason: ReleaseReason | SetAsideReason;
  readonly words?: string;
}

/** Asks why, before a ticket is given back or set aside. */
@Component({
  selector: 'eh-reason-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './reason-dialog.html',
  styleUrls: ['./reason-dialog.css', './buttons.css'],
})
export class ReasonDialog {
  readonly asked = inject<ReasonAsked>(DIALOG_DATA);
  readonly dialog = inject<DialogRef<ReasonGiven>>(DialogRef);
  readonly reason = signal<ReasonGiven['reason'] | null>(null);
  readonly words = signal('');
  readonly isTried = signal(false);
  readonly wantsWords = computed(() => this.reason() === 'other' && this.words().trim() === '');

  give(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    const reason = this.reason();
    if (!reason || this.wantsWords()) return;
    const words = this.words().trim();
    this.dialog.close({ reason, ...(words && { words }) });
  }
}
