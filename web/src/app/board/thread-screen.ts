import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { BoardShell } from './board-shell.js';
import { BoardTitle } from './board-title.js';
import { ConfirmBox } from './confirm-box.js';
import { MoreForm } from './more-form.js';
import { ownComplaints, rememberComplaint } from './own-complaints.js';
import { OwnLink } from './own-link.js';
import { PostCard } from './post-card.js';
import type { Place } from './public-board.js';
import { Standing } from './standing.js';
import { ThreadWatch } from './thread-watch.js';

/** One complaint: everybody reads it, and whoever has its link goes on with it. */
@Component({
  selector: 'eh-thread-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BoardShell,
    ConfirmBox,
    Icon,
    MoreForm,
    OwnLink,
    PostCard,
    RouterLink,
    Standing,
    TranslocoDirective,
  ],
  providers: [BoardTitle, ThreadWatch],
  templateUrl: './thread-screen.html',
  styleUrl: './thread-screen.css',
})
export class ThreadScreen {
  readonly accountId = input.required<string>();
  readonly complaintId = input.required<string>();
  readonly watch = inject(ThreadWatch);

  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly more = viewChild(MoreForm);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  readonly place = computed<Place>(() => {
    const [accountId, complaintId] = [this.accountId(), this.complaintId()];
    const known = ownComplaints(accountId).find(({ id }) => id === complaintId);
    return { accountId, complaintId, secret: this.fragment() ?? known?.secret ?? null };
  });
  readonly complaint = computed(() => this.watch.page()?.thread.posts[0]);
  readonly mayConfirm = computed(() => {
    const page = this.watch.page();
    return page !== null && page.isYours && page.thread.isSolved && !page.thread.isConfirmed;
  });
  readonly ownLink = computed(() => {
    const { accountId, complaintId, secret } = this.place();
    return `${this.origin}/board/${accountId}/complaints/${complaintId}#${secret ?? ''}`;
  });
  readonly isUnsolved = linkedSignal<boolean, boolean>({
    source: this.mayConfirm,
    computation: (mayConfirm, before) => mayConfirm && (before?.value ?? false),
  });

  constructor() {
    const title = inject(BoardTitle);
    effect(() => {
      const place = this.place();
      untracked(() => void this.watch.open(place));
    });
    effect(() => this.remember());
    if (inject(Router).navigated) this.arriveFromHere();
    effect(() =>
      title.say('board.thread.title', {
        name: this.complaint()?.name,
        brand: this.watch.page()?.brand,
      }),
    );
  }

  async confirmed(): Promise<void> {
    this.heading()?.nativeElement.focus();
    await this.watch.look();
  }

  notSolved(): void {
    this.isUnsolved.set(true);
    this.more()?.focus();
  }

  /** As a page that is loaded: from its top, and read from its heading. */
  private arriveFromHere(): void {
    scrollTo({ top: 0 });
    const arrived = effect(() => {
      const heading = this.heading();
      if (!heading) return;
      heading.nativeElement.focus();
      arrived.destroy();
    });
  }

  private remember(): void {
    const [complaint, { secret }] = [this.complaint(), this.place()];
    if (!complaint || secret === null || !this.watch.page()?.isYours) return;
    const { id, text, at } = complaint;
    rememberComplaint(this.accountId(), { id, secret, words: text, at });
  }
}
