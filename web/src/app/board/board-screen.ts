import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Moment } from '../ui/moment.js';
import { BoardShell } from './board-shell.js';
import { BoardTitle } from './board-title.js';
import { ComplaintForm } from './complaint-form.js';
import { FailingNote } from './failing-note.js';
import { ownComplaints } from './own-complaints.js';
import { ThreadCard } from './thread-card.js';
import { ThreadList } from './thread-list.js';

/** The public page of an account: complain, and read what others wrote and what the brand answered. */
@Component({
  selector: 'eh-board-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BoardShell, ComplaintForm, FailingNote, Icon, Moment, RouterLink, ThreadCard, TranslocoDirective],
  providers: [BoardTitle, ThreadList],
  templateUrl: './board-screen.html',
  styleUrl: './board-screen.css',
})
export class BoardScreen {
  readonly accountId = input.required<string>();
  readonly list = inject(ThreadList);
  readonly own = computed(() => ownComplaints(this.accountId()));

  private readonly router = inject(Router);

  constructor() {
    const title = inject(BoardTitle);
    effect(() => {
      const accountId = this.accountId();
      untracked(() => void this.list.open(accountId));
    });
    effect(() => title.say('board.title', { brand: this.list.head()?.brand }));
  }

  async open(path: string): Promise<void> {
    await this.router.navigateByUrl(path);
  }
}
