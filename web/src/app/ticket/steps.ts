import { Dialog } from '@angular/cdk/dialog';
import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import {
  RELEASE_REASONS,
  SET_ASIDE_REASONS,
  type Outgoing,
  type Release,
  type SetAsideReason,
} from '@evenhand/shared/wire/ticket';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session.js';
import { isClaimable } from './claimable.js';
import { Deeds } from './deeds.js';
import { OpenTicket } from './open-ticket.js';
import { ReasonDialog, type ReasonAsked, type ReasonGiven } from './reason-dialog.js';
import { Writing } from './composer/writing.js';

const FILTERS = ['account', 'channel', 'language', 'topic'] as const;

/** The parts of the screen to which the keys lead. */
interface Parts {
  readonly stream: { step(by: 1 | -1): void; show(postId: string): void; toNewest(): void } | undefined;
  readonly composer: { focusReply(): void; focusNote(): void } | undefined;
}

/** What an agent can do next, by button or by key: what may be done now, and what is asked before. */
@Injectable()
export class Steps {
  readonly mayClaim = computed(() => isClaimable(this.page()));
  readonly mayRelease = computed(
    () => this.page()?.assignee != null && this.page()?.state !== 'merged' && this.mayDecide(),
  );
  readonly mayResolve = computed(() => this.mayBecome('resolved') && this.mayDecide());
  /** For a third party; one that waits may come to wait for another one. */
  readonly mayWaitFor = computed(
    () => this.mayBecome('waiting') && this.page()?.assignee != null && this.mayDecide(),
  );
  readonly mayWait = computed(() => {
    const isAsked = this.page()?.state === 'waiting' && this.page()?.waitingOn === null;
    return this.mayWaitFor() && !isAsked;
  });
  readonly maySetAside = computed(() => this.mayBecome('set aside') && this.mayDecide());
  /** From waiting it becomes open too, but nobody calls that opened again. */
  readonly mayReopen = computed(() => this.mayBecome('open'));

  parts: () => Parts = () => ({ stream: undefined, composer: undefined });
  private readonly ticket = inject(OpenTicket);
  private readonly deeds = inject(Deeds);
  private readonly writing = inject(Writing);
  private readonly session = inject(Session);
  private readonly dialog = inject(Dialog);
  private readonly router = inject(Router);
  private readonly page = this.ticket.page;
  /** The queue as it was left: its view and filters stand in its address. */
  private readonly queueAddress = addressOfQueue(this.router);

  from(parts: () => Parts): void {
    this.parts = parts;
  }

  async claim(): Promise<void> {
    if (!this.mayClaim() || !(await this.deeds.claim())) return;
    await this.ticket.reread();
    this.keepFocus();
  }

  /** The text is a draft again, and the keyboard stands in it. */
  async undo(reply: Outgoing): Promise<void> {
    if (await this.writing.takeBack(reply)) this.parts().composer?.focusReply();
  }

  async next(): Promise<void> {
    const { brandId } = this.ticket.where;
    const next = await this.deeds.next(filterIn(this.queueAddress));
    if (next === null) return;
    await this.router.navigate(['/brands', brandId, 'tickets', next], { replaceUrl: true });
  }

  async release(): Promise<void> {
    if (!this.mayRelease()) return;
    const given = await this.ask({ about: 'release', reasons: RELEASE_REASONS });
    if (given) await this.deeds.release(given as Release);
  }

  async setAside(): Promise<void> {
    if (!this.maySetAside()) return;
    const given = await this.ask({ about: 'setAside', reasons: SET_ASIDE_REASONS });
    if (given) await this.deeds.setAside({ ...given, reason: given.reason as SetAsideReason });
  }

  async resolve(): Promise<void> {
    if (this.mayResolve()) await this.deeds.resolve();
  }

  async reopen(): Promise<void> {
    if (this.mayReopen()) await this.deeds.reopen();
  }

  async wait(): Promise<void> {
    if (this.mayWait()) await this.deeds.wait();
  }

  async back(): Promise<void> {
    const { brandId } = this.ticket.where;
    const address = this.queueAddress?.startsWith(`/brands/${brandId}/`) ? this.queueAddress : null;
    await this.router.navigateByUrl(address ?? `/brands/${brandId}/queue`);
  }

  /** Whoever holds the ticket, or a manager. */
  mayDecide(): boolean {
    const brand = this.session.brands().find(({ id }) => id === this.ticket.where.brandId);
    return this.ticket.isMine() || brand?.role === 'manager';
  }

  /** A button that is gone once it was pressed leaves the keyboard at the conversation. */
  private keepFocus(): void {
    setTimeout(() => {
      if (document.activeElement === document.body) this.parts().stream?.step(1);
    });
  }

  private mayBecome(state: 'open' | 'waiting' | 'resolved' | 'set aside'): boolean {
    return this.page()?.mayBecome.includes(state) === true;
  }

  private ask(asked: ReasonAsked): Promise<ReasonGiven | undefined> {
    const opened = this.dialog.open<ReasonGiven, ReasonAsked>(ReasonDialog, {
      data: asked,
      ariaLabelledBy: 'reason-title',
      autoFocus: 'first-tabbable',
    });
    return firstValueFrom(opened.closed);
  }
}

/** What the queue was narrowed to, as its address says. */
function filterIn(address: string | null): QueueFilter {
  const words = new URLSearchParams(address?.split('?')[1] ?? '');
  return Object.fromEntries(
    FILTERS.flatMap((field) => (words.get(field) ? [[field, words.get(field)]] : [])),
  );
}

function addressOfQueue(router: Router): string | null {
  const address = router.currentNavigation()?.previousNavigation?.finalUrl?.toString();
  return address && /^\/brands\/[^/]+\/queue\b/.test(address) ? address : null;
}
