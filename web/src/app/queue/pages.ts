import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { QueueCounts, QueueFilter, QueuePage, QueueRow, QueueView } from '@evenhand/shared/wire/queue';
import { firstValueFrom } from 'rxjs';
import { Ticker } from '../ui/ticker.js';

const PAGE_SIZE = 100;

/** Where a brand's queue stands in the API. */
export const addressOf = (brandId: string): string => `/api/brands/${encodeURIComponent(brandId)}/queue`;

/** One view of one brand's queue, narrowed or not. */
export interface Where {
  readonly brandId: string;
  readonly view: QueueView;
  readonly filter: QueueFilter;
}

/** Reads the queue page by page. */
@Injectable({ providedIn: 'root' })
export class Pages {
  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);

  /** The head of the queue, at least so many rows of it; the cursor is that of the oldest page. */
  async head(where: Where, atLeast: number): Promise<QueuePage> {
    const first = await this.page(where, null, PAGE_SIZE);
    const rows: QueueRow[] = [...first.rows];
    let next = first.next;
    while (next !== null && rows.length < atLeast) {
      const page = await this.page(where, next, PAGE_SIZE);
      rows.push(...page.rows);
      next = page.next;
    }
    return { ...first, rows, next };
  }

  after(where: Where, next: string): Promise<QueuePage> {
    return this.page(where, next, PAGE_SIZE);
  }

  /** How many tickets stand in each view of a brand, as far as they pass the filter. */
  counts({ brandId, filter }: Pick<Where, 'brandId' | 'filter'>): Promise<QueueCounts> {
    const params = new HttpParams({ fromObject: { ...filter } });
    return firstValueFrom(this.http.get<QueueCounts>(`${addressOf(brandId)}/counts`, { params }));
  }

  private async page(where: Where, after: string | null, limit: number): Promise<QueuePage> {
    const params = new HttpParams({
      fromObject: { view: where.view, ...where.filter, limit, ...(after === null ? {} : { after }) },
    });
    const page = await firstValueFrom(this.http.get<QueuePage>(addressOf(where.brandId), { params }));
    this.ticker.learn(page.now);
    return page;
  }
}
