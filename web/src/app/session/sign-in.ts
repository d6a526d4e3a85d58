import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Icon } from '../ui/icon.js';
import { Mark } from '../ui/mark.js';
import { sentenceOf } from './problem.js';
import { Session } from './session.js';

/** Email and password. The form is the browser's own, so that password managers know it. */
@Component({
  selector: 'eh-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Mark, MatButton],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  /** Where the person was going. */
  readonly next = input<string>();
  readonly isBusy = signal(false);
  readonly hasFailed = signal(false);
  readonly sentence = signal<string | null>(null);

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly email = viewChild.required<ElementRef<HTMLInputElement>>('email');
  private readonly password = viewChild.required<ElementRef<HTMLInputElement>>('password');

  constructor() {
    afterNextRender(() => this.email().nativeElement.focus());
    void this.session.known().then((me) => me && this.leave());
  }

  async signIn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.hasFailed.set(false);
    try {
      await this.session.signIn(this.email().nativeElement.value.trim(), this.password().nativeElement.value);
      await this.leave();
    } catch (error) {
      this.sentence.set(sentenceOf(error));
      this.hasFailed.set(true);
      this.password().nativeElement.select();
    } finally {
      this.isBusy.set(false);
    }
  }

  private leave(): Promise<boolean> {
    const next = this.next();
    const isOwn = next !== undefined && /^\/(?![/\\])/.test(next);
    return this.router.navigateByUrl(isOwn ? next : '/');
  }
}
