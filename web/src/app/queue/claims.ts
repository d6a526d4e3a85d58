import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { QueueFilter, QueueRow } from '@evenhand/shared/wire/queue';
import type { NextTicket } from '@evenhand/shared/wire/ticket';
import { firstValueFrom } from 'rxjs';
import { sentenceOf } from '../session/problem.js';
import { fieldsOf } from './filter.js';
import { addressOf } from './pages.js';

/** What came of it: a key of the words, or the server's own sentence. */
export interface Outcome {
  readonly isFailure: boolean;
  readonly key: string;
  readonly name?: string;
  readonly sentence?: string | null;
}

/** Tickets that somebody takes into their hands. */
@Injectable()
export class Claims {
  readonly outcome = signal<Outcome | null>(null);
  readonly isTaking = signal(false);

  private readonly http = inject(HttpClient);

  /** The most urgent ticket that nobody has and that passes the filter, now the viewer's; null where there is none. */
  async takeNext(brandId: string, filter: QueueFilter): Promise<string | null> {
    if (this.isTaking()) return null;
    this.isTaking.set(true);
    this.outcome.set(null);
    try {
      const { ticketId } = await firstValueFrom(
        this.http.post<NextTicket>(`${addressOf(brandId)}/next`, filter),
      );
      const key = fieldsOf(filter).length > 0 ? 'queue.nothing-next.filtered' : 'queue.nothing-next';
      if (ticketId === null) this.outcome.set({ isFailure: false, key });
      return ticketId;
    } catch (error) {
      this.outcome.set({ isFailure: true, key: 'queue.not-taken', sentence: sentenceOf(error) });
      return null;
    } finally {
      this.isTaking.set(false);
    }
  }

  /** That the server did not answer is said no longer than it is so. */
  answersAgain(): void {
    const said = this.outcome();
    if (said?.isFailure && said.sentence === null) this.outcome.set(null);
  }

  /** @returns whether the ticket is the viewer's now. */
  async claim(brandId: string, row: QueueRow): Promise<boolean> {
    this.outcome.set(null);
    const tickets = `/api/brands/${encodeURIComponent(brandId)}/tickets`;
    try {
      await firstValueFrom(this.http.post(`${tickets}/${encodeURIComponent(row.id)}/claim`, {}));
      this.outcome.set({ isFailure: false, key: 'queue.claimed' });
      return true;
    } catch (error) {
      this.outcome.set(refused(error, row));
      return false;
    }
  }
}

/** Where the row says who has it, so do we, in the reader's language; otherwise the server's sentence does. */
function refused(error: unknown, row: QueueRow): Outcome {
  const isHeld = error instanceof HttpErrorResponse && error.status === 409;
  if (isHeld && row.assignee) return { isFailure: true, key: 'queue.claimed-by', name: row.assignee.name };
  return { isFailure: true, key: 'queue.not-claimed', sentence: sentenceOf(error) };
}
