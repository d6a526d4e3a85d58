import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LostScreen } from './session/lost-screen.js';
import { Session } from './session/session.js';
import { Locale } from './ui/locale.js';
import { Theme } from './ui/theme.js';

@Component({
  selector: 'eh-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, TranslocoDirective],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  readonly lost = inject(LostScreen);
  private readonly session = inject(Session);
  readonly isUnreachable = computed(() => this.session.me() === undefined && this.session.isUnreachable());

  constructor() {
    inject(Theme);
    inject(Locale);
    void this.session.known();
  }
}
