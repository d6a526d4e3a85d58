import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { SaidPost } from '@evenhand/shared/wire/ticket';
import { firstValueFrom } from 'rxjs';
import { ClassifyDialog, type ClassificationAsked, type Classified } from './classify-dialog.js';
import { Deeds } from './deeds.js';
import { MergeDialog } from './merge-dialog.js';
import { OpenTicket } from './open-ticket.js';
import { Steps } from './steps.js';
import { WaitDialog } from './wait-dialog.js';
import type { Where } from './tickets.js';

const AT_WORK = ['open', 'waiting', 'resolved'];

/** What a ticket is and what belongs to it: merged, split, waiting for others, about something else. */
@Injectable()
export class Partings {
  readonly mayPart = computed(() => {
    const page = this.ticket.page();
    return page?.assignee != null && AT_WORK.includes(page.state) && this.steps.mayDecide();
  });
  readonly mayClassify = computed(() => {
    const state = this.ticket.page()?.state;
    return (state === 'open' || state === 'waiting' || state === 'resolved') && this.steps.mayDecide();
  });

  private readonly ticket = inject(OpenTicket);
  private readonly deeds = inject(Deeds);
  private readonly steps = inject(Steps);
  private readonly dialog = inject(Dialog);
  private readonly router = inject(Router);
  private readonly firstPost = computed(
    () => this.ticket.page()?.stream.find((entry) => entry.kind === 'post' && entry.by === 'customer')?.id,
  );

  /** A ticket can begin with any post of its customer's but its own first. */
  maySplit(post: SaidPost): boolean {
    return post.by === 'customer' && post.id !== this.firstPost() && this.mayPart();
  }

  async waitFor(): Promise<void> {
    const whom = await this.ask<string>(WaitDialog, 'wait-title');
    if (whom) await this.deeds.wait(whom);
  }

  async merge(): Promise<void> {
    const { where } = this.ticket;
    const into = await this.ask<string, Where>(MergeDialog, 'merge-title', where);
    if (!into || !(await this.deeds.merge(into))) return;
    await this.router.navigate(['/brands', where.brandId, 'tickets', into], { replaceUrl: true });
  }

  async split(post: SaidPost): Promise<void> {
    await this.deeds.split(post.id);
  }

  async wantAnswer(post: SaidPost): Promise<void> {
    await this.deeds.wantAnswer(post.id);
  }

  async classify(): Promise<void> {
    const page = this.ticket.page();
    if (!page) return;
    const { topic, severity, contract } = page;
    const asked = { where: this.ticket.where, topic, severity, contract };
    const given = await this.ask<Classified, ClassificationAsked>(ClassifyDialog, 'classify-title', asked);
    if (given) await this.deeds.classify(given.classification, given.contract);
  }

  private ask<R, D = null>(dialog: ComponentType<unknown>, title: string, data?: D): Promise<R | undefined> {
    const opened = this.dialog.open<R, D | null>(dialog, {
      data: data ?? null,
      ariaLabelledBy: title,
      autoFocus: 'first-tabbable',
    });
    return firstValueFrom(opened.closed);
  }
}
