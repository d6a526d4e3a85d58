import { inject, Injectable, signal } from '@angular/core';
import type { BoardPage, BoardThread } from '@evenhand/shared/wire/board';
import { failingOf, isMissing, type Failing } from './failing.js';
import { PublicBoard } from './public-board.js';

/** The complaints of a board, page after page. A page that does not come leaves those that are there. */
@Injectable()
export class ThreadList {
  readonly head = signal<Pick<BoardPage, 'brand' | 'account'> | null>(null);
  readonly threads = signal<readonly BoardThread[]>([]);
  readonly next = signal<string | null>(null);
  readonly isReading = signal(false);
  readonly isMissing = signal(false);
  readonly failing = signal<Failing | null>(null);

  private readonly board = inject(PublicBoard);
  private accountId = '';

  async open(accountId: string): Promise<void> {
    this.accountId = accountId;
    this.head.set(null);
    this.threads.set([]);
    this.next.set(null);
    this.isMissing.set(false);
    await this.read(null);
  }

  more(): Promise<void> {
    return this.read(this.next());
  }

  private async read(after: string | null): Promise<void> {
    const { accountId } = this;
    this.isReading.set(true);
    this.failing.set(null);
    try {
      const page = await this.board.page(accountId, after);
      if (accountId === this.accountId) this.take(page);
    } catch (error) {
      if (isMissing(error)) this.isMissing.set(true);
      else this.failing.set(failingOf(error));
    } finally {
      this.isReading.set(false);
    }
  }

  private take({ brand, account, threads, next }: BoardPage): void {
    this.head.set({ brand, account });
    this.threads.update((known) => [...known, ...threads]);
    this.next.set(next);
  }
}
