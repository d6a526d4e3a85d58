import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DemoPerson } from '@evenhand/shared/wire/demo';
import { Icon } from '../ui/icon.js';
import { LanguageMenu } from '../ui/language-menu.js';
import { Mark } from '../ui/mark.js';
import { Attempt } from './attempt.js';
import { DemoPeople } from './demo-people.js';
import { Demonstration } from './demo.js';
import { FailureNote } from './failure-note.js';
import { Session } from './session.js';

/** Email and password. The form is the browser's own, so that password managers know it. */
@Component({
  selector: 'eh-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DemoPeople, FailureNote, Icon, LanguageMenu, Mark, TranslocoDirective],
  providers: [Demonstration],
  templateUrl: './sign-in.html',
  styleUrl: './door.css',
})
export class SignIn {
  /** Where the person was going. */
  readonly next = input<string>();
  readonly attempt = new Attempt();
  readonly demonstration = inject(Demonstration);

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly email = viewChild<ElementRef<HTMLInputElement>>('email');
  private readonly password = viewChild<ElementRef<HTMLInputElement>>('password');

  constructor() {
    effect(() => this.email()?.nativeElement.focus());
    void this.begin();
  }

  async signIn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const [email, password] = [this.email()?.nativeElement.value ?? '', this.password()?.nativeElement.value];
    if (!(await this.enter(email.trim(), password ?? ''))) this.password()?.nativeElement.select();
  }

  async tryAs(person: DemoPerson): Promise<void> {
    await this.enter(person.email, person.password);
  }

  private async begin(): Promise<void> {
    if (await this.session.known()) await this.leave();
    else await this.demonstration.look();
  }

  private enter(email: string, password: string): Promise<boolean> {
    return this.attempt.at(async () => {
      await this.session.signIn(email, password);
      await this.leave();
    });
  }

  private leave(): Promise<boolean> {
    const next = this.next();
    const isOwn = next !== undefined && /^\/(?![/\\])/.test(next);
    return this.router.navigateByUrl(isOwn ? next : '/');
  }
}
