import { Injectable, signal, type OnDestroy } from '@angular/core';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isFailure: boolean;
  readonly undo: (() => void) | null;
}

const SHOWN_MS = 4000;
/** Where there is something to read twice, or to undo. */
const SHOWN_LONG_MS = 10_000;

/** What was done, or could not be, in a sentence that goes away by itself. */
@Injectable()
export class Toasts implements OnDestroy {
  readonly shown = signal<readonly Toast[]>([]);
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private nth = 0;

  done(text: string, undo: (() => void) | null = null): void {
    this.show({ id: ++this.nth, text, isFailure: false, undo });
  }

  failed(text: string): void {
    this.show({ id: ++this.nth, text, isFailure: true, undo: null });
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
