import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import type {
  Classification,
  ClassificationChoices,
  ContractSaid,
} from '@evenhand/shared/wire/classification';
import type {
  DraftChange,
  DraftKind,
  MergeChoices,
  NewReply,
  NextTicket,
  OutcomeFound,
  Release,
  SplitTicket,
  StateChange,
  TicketPage,
} from '@evenhand/shared/wire/ticket';
import { firstValueFrom, type Observable } from 'rxjs';
import { Ticker } from '../ui/ticker.js';

/** One ticket of one brand. */
export interface Where {
  readonly brandId: string;
  readonly ticketId: string;
}

/** What one can ask the server about a ticket, and tell it. */
@Injectable({ providedIn: 'root' })
export class Tickets {
  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);

  async page(where: Where): Promise<TicketPage> {
    const page = await firstValueFrom(this.http.get<TicketPage>(addressOf(where)));
    this.ticker.learn(page.now);
    return page;
  }

  claim(where: Where): Promise<void> {
    return done(this.http.post(`${addressOf(where)}/claim`, {}));
  }

  release(where: Where, release: Release): Promise<void> {
    return done(this.http.post(`${addressOf(where)}/releases`, release));
  }

  /** Claims the most urgent ticket that nobody has and that passes the filter; null where there is none. */
  async next(brandId: string, filter: QueueFilter): Promise<string | null> {
    const address = `/api/brands/${encodeURIComponent(brandId)}/queue/next`;
    return (await firstValueFrom(this.http.post<NextTicket>(address, filter))).ticketId;
  }

  change(where: Where, state: StateChange): Promise<void> {
    return done(this.http.put(`${addressOf(where)}/state`, state));
  }

  reply(where: Where, reply: NewReply): Promise<void> {
    return done(this.http.post(`${addressOf(where)}/replies`, reply));
  }

  takeBack(where: Where, replyId: string): Promise<void> {
    return done(this.http.delete(`${addressOf(where)}/replies/${encodeURIComponent(replyId)}`));
  }

  outcome(where: Where, replyId: string, found: OutcomeFound): Promise<void> {
    return done(this.http.post(`${addressOf(where)}/replies/${encodeURIComponent(replyId)}/outcome`, found));
  }

  note(where: Where, text: string): Promise<void> {
    return done(this.http.post(`${addressOf(where)}/notes`, { text }));
  }

  mergeChoices(where: Where): Promise<MergeChoices> {
    return firstValueFrom(this.http.get<MergeChoices>(`${addressOf(where)}/merges`));
  }

  merge(where: Where, into: string): Promise<void> {
    return done(this.http.post(`${addressOf(where)}/merges`, { into }));
  }

  /** @returns the new ticket's id */
  async split(where: Where, postId: string): Promise<string> {
    const split = this.http.post<SplitTicket>(`${addressOf(where)}/splits`, { postId });
    return (await firstValueFrom(split)).ticketId;
  }

  wantAnswer(where: Where, postId: string): Promise<void> {
    return done(this.http.post(`${addressOf(where)}/posts/${encodeURIComponent(postId)}/wants-answer`, {}));
  }

  classes(where: Where): Promise<ClassificationChoices> {
    return firstValueFrom(this.http.get<ClassificationChoices>(`${addressOf(where)}/classification`));
  }

  classify(where: Where, classification: Classification): Promise<void> {
    return done(this.http.put(`${addressOf(where)}/classification`, classification));
  }

  sayContract(where: Where, said: ContractSaid): Promise<void> {
    return done(this.http.put(`${addressOf(where)}/contract`, said));
  }

  /**
   * @param isLeaving the page may be gone before the answer comes
   * @returns when it was saved, by our reckoning of the server's time
   */
  async draft(where: Where, kind: DraftKind, change: DraftChange, isLeaving: boolean): Promise<string> {
    const options = { keepalive: isLeaving };
    await done(this.http.put(`${addressOf(where)}/drafts/${kind}`, change, options));
    return new Date(this.ticker.read()).toISOString();
  }
}

const done = async (answer: Observable<unknown>): Promise<void> => {
  await firstValueFrom(answer, { defaultValue: null });
};

const addressOf = ({ brandId, ticketId }: Where) =>
  `/api/brands/${encodeURIComponent(brandId)}/tickets/${encodeURIComponent(ticketId)}`;
