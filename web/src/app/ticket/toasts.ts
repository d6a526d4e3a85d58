import { effect, inject, Injectable, signal, untracked, type OnDestroy } from '@angular/core';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { OpenTicket } from './open-ticket.js';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isFailure: boolean;
  readonly undo: (() => void) | null;
  /** The ticket that can be opened again by it. */
  readonly ticketId: string | undefined;
}

const SHOWN_MS = 4000;
/** Where there is something to read twice, or to undo. */
const SHOWN_LONG_MS = 10_000;
/** Where a deed leaves a ticket as long as it can be undone. */
const UNDOABLE = ['waiting', 'resolved', 'set aside'];

/** What was done, or could not be, in a sentence that goes away by itself. */
@Injectable()
export class Toasts implements OnDestroy {
  readonly shown = signal<readonly Toast[]>([]);
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly ticket = inject(OpenTicket);
  /** Toasts whose deed was seen on the ticket. */
  private readonly seen = new Set<number>();
  private nth = 0;

  constructor() {
    effect(() => {
      const page = this.ticket.page();
      if (page) untracked(() => this.outdate(page));
    });
  }

  done(text: string, undo: (() => void) | null = null): void {
    const ticketId = this.ticket.where.ticketId;
    this.show({ id: ++this.nth, text, isFailure: false, undo, ticketId });
  }

  failed(text: string): void {
    this.show({ id: ++this.nth, text, isFailure: true, undo: null, ticketId: undefined });
  }

  close(id: number): void {
    this.shown.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  clear(): void {
    this.shown.set([]);
  }

  ngOnDestroy(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** A deed that was undone or overtaken meanwhile is not offered to be undone. */
  private outdate({ id, state }: TicketPage): void {
    for (const toast of this.shown()) {
      if (!toast.undo || toast.ticketId !== id) continue;
      if (UNDOABLE.includes(state)) this.seen.add(toast.id);
      else if (state !== 'open' || this.seen.has(toast.id)) this.close(toast.id);
    }
  }

  /** The last one stands for those before it: one sentence at a time is read. */
  private show(toast: Toast): void {
    this.shown.set([toast]);
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.close(toast.id);
      },
      toast.undo || toast.isFailure ? SHOWN_LONG_MS : SHOWN_MS,
    );
    this.timers.add(timer);
  }
}
