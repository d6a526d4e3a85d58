import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { InvitationMade, NewInvitation } from '@evenhand/shared/wire/people';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';
import { fieldsOf } from '../session/fields.js';
import { CopyButton } from '../ui/copy-button.js';
import { Icon } from '../ui/icon.js';
import type { People } from './people.js';

/** Asks who comes and as what; shows the address that lets them in, this once. */
@Component({
  selector: 'eh-invite-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, FailureNote, Icon, TranslocoDirective],
  host: { class: 'dialog' },
  templateUrl: './invite-dialog.html',
})
export class InviteDialog {
  readonly roles = ROLES;
  readonly attempt = new Attempt();
  readonly made = signal<InvitationMade | null>(null);
  readonly asked = inject<{ people: People; brand: string }>(DIALOG_DATA);
  readonly dialog = inject(DialogRef);

  address({ path }: InvitationMade): string {
    return new URL(path, location.origin).href;
  }

  async invite(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = fieldsOf(event);
    const who: NewInvitation = {
      name: said('name').trim(),
      email: said('email').trim(),
      role: said('role') as Role,
    };
    await this.attempt.at(async () => this.made.set(await this.asked.people.invite(who)));
  }
}
