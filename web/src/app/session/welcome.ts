import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Location } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DemoPerson } from '@evenhand/shared/wire/demo';
import type { Acceptance, Welcome } from '@evenhand/shared/wire/people';
import type { Me } from '@evenhand/shared/wire/session';
import { firstValueFrom } from 'rxjs';
import { Icon } from '../ui/icon.js';
import { LanguageMenu } from '../ui/language-menu.js';
import { Mark } from '../ui/mark.js';
import { Attempt } from './attempt.js';
import { DemoPeople } from './demo-people.js';
import { Demonstration } from './demo.js';
import { FailureNote } from './failure-note.js';
import { fieldsOf } from './fields.js';
import { NewPassword } from './new-password.js';
import { sentenceOf } from './problem.js';
import { Session } from './session.js';

type Step = 'looking' | 'no-token' | 'gone' | 'no-answer' | 'accept' | 'demo';

/** Where an invitation leads. Its secret stands behind the # and leaves the address bar at once. */
@Component({
  selector: 'eh-welcome',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DemoPeople, FailureNote, Icon, LanguageMenu, Mark, NewPassword, RouterLink, TranslocoDirective],
  providers: [Demonstration],
  templateUrl: './welcome.html',
  styleUrl: './door.css',
})
export class WelcomeScreen {
  readonly step = signal<Step>('looking');
  readonly welcome = signal<Welcome | null>(null);
  readonly isFirst = computed(() => this.welcome()?.brand === null);
  readonly sentence = signal<string | null>(null);
  readonly attempt = new Attempt();
  readonly loading = new Attempt();
  readonly demonstration = inject(Demonstration);
  readonly percent = computed(() => Math.round((this.demonstration.demo()?.progress ?? 0) * 100));

  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly newPassword = viewChild(NewPassword);
  private readonly token = takeToken(inject(Location));

  constructor() {
    void this.router.navigateByUrl('/welcome', { replaceUrl: true });
    void this.look();
  }

  async look(): Promise<void> {
    if (this.token === '') return this.step.set('no-token');
    try {
      const token = this.token;
      this.welcome.set(await firstValueFrom(this.http.post<Welcome>('/api/welcome/look', { token })));
      this.step.set('accept');
    } catch (error) {
      this.sentence.set(sentenceOf(error));
      const isOver = error instanceof HttpErrorResponse && [404, 410].includes(error.status);
      this.step.set(isOver ? 'gone' : 'no-answer');
    }
  }

  async accept(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = fieldsOf(event);
    const isAccepted = await this.attempt.at(async () => {
      const me = await firstValueFrom(this.http.post<Me>('/api/welcome', this.acceptance(said)));
      this.session.opened(me);
    });
    if (!isAccepted) return;
    if (this.isFirst() && this.welcome()?.mayDemo) this.step.set('demo');
    else await this.goOn();
  }

  async loadDemo(): Promise<void> {
    await this.loading.at(() => this.demonstration.load());
  }

  async tryAs(person: DemoPerson): Promise<void> {
    const isIn = await this.attempt.at(() => this.session.signIn(person.email, person.password));
    if (isIn) await this.goOn();
  }

  async goOn(): Promise<void> {
    await this.router.navigateByUrl('/');
  }

  private acceptance(said: (field: string) => string): Acceptance {
    const text = (field: string) => said(field).trim();
    const password = this.newPassword()?.value() ?? said('password');
    const asked = { token: this.token, password };
    if (!this.isFirst()) return asked;
    return { ...asked, brand: text('brand'), name: text('name'), email: text('email') };
  }
}

/** The secret behind the #, which stands in no history from then on. */
function takeToken(location: Location): string {
  const [, token = ''] = location.path(true).split('#');
  location.replaceState('/welcome');
  return token;
}
