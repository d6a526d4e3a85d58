import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';

/** The auditors' first page, as long as there is nothing on it but what will be. */
@Component({
  selector: 'eh-audit-later',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <section class="blank" *transloco="let t">
      <eh-icon name="scales" />
      <h1>{{ t('session.audit') }}</h1>
      <p>{{ t('session.audit.now') }}</p>
      <p>{{ t('session.audit.later') }}</p>
    </section>
  `,
})
export class AuditLater {}
