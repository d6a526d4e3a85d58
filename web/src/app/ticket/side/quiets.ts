import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { Acknowledgement, Quiet } from '@evenhand/shared/wire/climbing';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../../session/attempt.js';
import { Reading } from '../../session/reading.js';
import { Ticker } from '../../ui/ticker.js';
import { OpenTicket } from '../open-ticket.js';

/** The quiet of the ticket on the screen: nobody is paged about it for a while. */
@Injectable()
export class Quiets {
  readonly attempt = new Attempt();
  /** Null where nobody asked for quiet, or it is over. */
  readonly until = computed(() => {
    const until = this.quiet.value()?.until ?? null;
    return until !== null && Date.parse(until) > this.ticker.now() ? until : null;
  });
  readonly by = computed(() => this.quiet.value()?.by?.name ?? '');

  private readonly quiet = new Reading<Quiet>();
  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);
  private readonly ticket = inject(OpenTicket);

  read(): Promise<void> {
    return this.quiet.from(() => firstValueFrom(this.http.get<Quiet>(this.address())));
  }

  async begin(minutes: Acknowledgement['minutes']): Promise<void> {
    await this.attempt.at(() => firstValueFrom(this.http.post(this.address(), { minutes })));
    await this.read();
  }

  async end(): Promise<void> {
    await this.attempt.at(() => firstValueFrom(this.http.delete(this.address())));
    await this.read();
  }

  private address(): string {
    const { brandId, ticketId } = this.ticket.where;
    return `/api/brands/${encodeURIComponent(brandId)}/tickets/${encodeURIComponent(ticketId)}/acknowledgement`;
  }
}
