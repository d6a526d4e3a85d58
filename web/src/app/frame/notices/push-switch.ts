import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNote } from '../../session/failure-note.js';
import { Attempt } from '../../session/attempt.js';
import { Pushes } from './pushes.js';

/** Asks to be told also when the browser is closed. It is not there where that cannot be. */
@Component({
  selector: 'eh-push-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, TranslocoDirective],
  template: `
    @if (isAvailable()) {
      <div class="push" *transloco="let t">
        <button
          type="button"
          role="switch"
          class="plain"
          [attr.aria-checked]="isOn()"
          [attr.aria-disabled]="attempt.isBusy()"
          (click)="toggle()"
        >
          <span class="track" aria-hidden="true"></span>{{ t('notices.push') }}
        </button>
        @if (isDenied()) {
          <p class="note warned" role="status">
            <span>{{ t('notices.push.denied') }}</span>
          </p>
        } @else {
          <eh-failure-note [failure]="attempt.failure()" />
        }
      </div>
    }
  `,
  styleUrl: './push-switch.css',
})
export class PushSwitch {
  readonly isAvailable = signal(false);
  readonly isOn = signal(false);
  readonly isDenied = signal(false);
  readonly attempt = new Attempt();

  private readonly pushes = inject(Pushes);

  constructor() {
    void this.look();
  }

  async toggle(): Promise<void> {
    const isOn = this.isOn();
    this.isDenied.set(!isOn && !(await this.pushes.isAllowed()));
    if (this.isDenied()) return;
    if (await this.attempt.at(() => (isOn ? this.pushes.stop() : this.pushes.start()))) this.isOn.set(!isOn);
  }

  private async look(): Promise<void> {
    this.isAvailable.set(await this.pushes.isAvailable());
    if (this.isAvailable()) this.isOn.set(await this.pushes.isOn());
  }
}
