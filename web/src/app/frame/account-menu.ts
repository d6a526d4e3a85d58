import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Session } from '../session/session.js';
import { Icon } from '../ui/icon.js';

@Component({
  selector: 'eh-account-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, TranslocoDirective],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  readonly session = inject(Session);
  readonly initials = computed(() => {
    const words = (this.session.me()?.name ?? '').split(/\s+/).filter(Boolean);
    return [words[0], words.length > 1 ? words.at(-1) : '']
      .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 0x20).trim())
      .join('');
  });

  private readonly router = inject(Router);

  openSessions(): void {
    void this.router.navigateByUrl('/sessions');
  }
}
