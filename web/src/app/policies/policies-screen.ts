import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AccountChoice, PolicyRow } from '@evenhand/shared/wire/policies';
import { firstValueFrom } from 'rxjs';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { fieldsOf } from '../session/fields.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Moment } from '../ui/moment.js';
import { AskDialog, type Asked } from './ask-dialog.js';
import { askedIn } from './in-words.js';
import { Policies } from './policies.js';

/** What a brand promises, which account promises what, and the names that a contract can have. */
@Component({
  selector: 'eh-policies-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, Moment, RouterLink, TranslocoDirective],
  providers: [Policies],
  templateUrl: './policies-screen.html',
  styleUrl: './policies-screen.css',
})
export class PoliciesScreen {
  readonly brandId = input.required<string>();
  readonly policies = inject(Policies);
  readonly locale = inject(Locale);
  readonly asked = askedIn;
  readonly placeholders = [1, 2];

  private readonly dialog = inject(Dialog);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.policies.open(brandId));
    });
    keepReading(() => this.policies.reread());
  }

  async retire(policy: PolicyRow): Promise<void> {
    const data: Asked = { what: 'retire', name: policy.name };
    const asked = this.dialog.open(AskDialog, { data, role: 'alertdialog', ariaLabelledBy: 'ask-title' });
    if ((await firstValueFrom(asked.closed)) === true) await this.policies.retire(policy);
  }

  async choose(account: AccountChoice, field: EventTarget | null): Promise<void> {
    const menu = field as HTMLSelectElement;
    if (!(await this.policies.choose(account, menu.value))) menu.value = account.policyId;
  }

  async nameAgency(account: AccountChoice, field: EventTarget | null): Promise<void> {
    const name = (field as HTMLInputElement).value.trim();
    if (name !== (account.agency ?? '')) await this.policies.nameAgency(account, name === '' ? null : name);
  }

  async declare(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (await this.policies.declare(fieldsOf(event)('name').trim())) form.reset();
  }
}
