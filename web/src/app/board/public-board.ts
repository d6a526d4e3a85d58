import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { BoardPage, BoardThreadPage, ComplaintMade, NewComplaint } from '@evenhand/shared/wire/board';

/** A complaint, with the secret of who made it where this browser has it. It travels in a header, never in an address. */
export interface Place {
  readonly accountId: string;
  readonly complaintId: string;
  readonly secret: string | null;
}

/** The board as anybody reaches it. */
@Injectable({ providedIn: 'root' })
export class PublicBoard {
  private readonly http = inject(HttpClient);

  page(accountId: string, after: string | null): Promise<BoardPage> {
    const params = after === null ? {} : { after };
    return firstValueFrom(this.http.get<BoardPage>(boardOf(accountId), { params }));
  }

  /** @param key of all tries to send these words: it is made once, however often a try hears no answer */
  complain(accountId: string, complaint: NewComplaint, key: string): Promise<ComplaintMade> {
    const headers = { 'idempotency-key': key };
    return firstValueFrom(
      this.http.post<ComplaintMade>(`${boardOf(accountId)}/complaints`, complaint, { headers }),
    );
  }

  thread(place: Place): Promise<BoardThreadPage> {
    return firstValueFrom(this.http.get<BoardThreadPage>(threadOf(place), proven(place)));
  }

  async sayMore(place: Place, text: string, key: string): Promise<void> {
    const headers = { ...proven(place).headers, 'idempotency-key': key };
    await firstValueFrom(this.http.post(`${threadOf(place)}/posts`, { text }, { headers }));
  }

  async confirm(place: Place): Promise<void> {
    await firstValueFrom(this.http.post(`${threadOf(place)}/confirmation`, null, proven(place)));
  }
}

const boardOf = (accountId: string) => `/api/board/${encodeURIComponent(accountId)}`;

const threadOf = ({ accountId, complaintId }: Place) =>
  `${boardOf(accountId)}/complaints/${encodeURIComponent(complaintId)}`;

const proven = ({ secret }: Place) => ({
  headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
});
