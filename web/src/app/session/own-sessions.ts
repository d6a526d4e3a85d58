import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OpenSession, PasswordChange } from '@evenhand/shared/wire/people';
import { firstValueFrom } from 'rxjs';
import { Icon } from '../ui/icon.js';
import { Moment } from '../ui/moment.js';
import { Attempt } from './attempt.js';
import { deviceOf, type Device } from './device-name.js';
import { FailureNote } from './failure-note.js';
import { fieldsOf } from './fields.js';
import { NewPassword } from './new-password.js';
import { Reading } from './reading.js';

/** Where somebody is signed in, and their password. */
@Component({
  selector: 'eh-own-sessions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, Moment, NewPassword, TranslocoDirective],
  templateUrl: './own-sessions.html',
  styleUrl: './own-sessions.css',
})
export class OwnSessions {
  readonly sessions = new Reading<readonly OpenSession[]>();
  readonly others = computed(() => (this.sessions.value() ?? []).filter((session) => !session.isThis));
  readonly ending = new Attempt();
  readonly changing = new Attempt();
  readonly isChanged = signal(false);

  private readonly http = inject(HttpClient);
  private readonly newPassword = viewChild(NewPassword);

  constructor() {
    void this.read();
  }

  read(): Promise<void> {
    return this.sessions.from(() => firstValueFrom(this.http.get<OpenSession[]>('/api/sessions')));
  }

  named({ device }: OpenSession, words: (key: string, values?: Device) => string): string {
    const known = deviceOf(device);
    return known ? words('session.device', known) : (device ?? words('session.device.unknown'));
  }

  async end(sessions: readonly OpenSession[]): Promise<void> {
    await this.ending.at(async () => {
      for (const { id } of sessions) await firstValueFrom(this.http.delete(`/api/sessions/${id}`));
    });
    await this.read();
  }

  async change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const change: PasswordChange = {
      old: fieldsOf(event)('old'),
      new: this.newPassword()?.value() ?? '',
    };
    this.isChanged.set(false);
    if (!(await this.changing.at(() => firstValueFrom(this.http.put('/api/session/password', change)))))
      return;
    this.isChanged.set(true);
    form.reset();
    this.newPassword()?.value.set('');
    await this.read();
  }
}
