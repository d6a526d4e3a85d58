import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { ClimbingPage } from '@evenhand/shared/wire/climbing';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { Reading } from '../session/reading.js';
import { Ticker } from '../ui/ticker.js';

const ROWS = 50;

/** Which clocks climb their ladders; the rows by pages. */
@Injectable()
export class Climbing {
  readonly page = new Reading<ClimbingPage>();
  readonly more = new Attempt();
  readonly rows = computed(() => this.page.value()?.rows ?? []);
  readonly hasMore = computed(() => this.page.value()?.next != null);

  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);
  private brandId = '';

  open(brandId: string): Promise<void> {
    this.brandId = brandId;
    this.page.value.set(null);
    return this.read();
  }

  read(): Promise<void> {
    return this.page.from(() => this.ask());
  }

  /** As much as is shown, once more. */
  async reread(): Promise<void> {
    if (this.more.isBusy()) return;
    await this.page.again(async () => {
      const shown = this.rows().length;
      let page = await this.ask();
      while (page.next !== null && page.rows.length < shown) {
        const next = await this.ask(page.next);
        page = { ...next, rows: [...page.rows, ...next.rows] };
      }
      return page;
    });
  }

  /** The next page, under what is shown. */
  async readMore(): Promise<void> {
    const before = this.page.value();
    if (before?.next == null) return;
    const after = before.next;
    await this.more.at(async () => {
      const next = await this.ask(after);
      if (this.page.value() === before)
        this.page.value.set({ ...next, rows: [...before.rows, ...next.rows] });
    });
  }

  private async ask(after?: string): Promise<ClimbingPage> {
    const search = new URLSearchParams({ limit: String(ROWS), ...(after !== undefined && { after }) });
    const page = await firstValueFrom(
      this.http.get<ClimbingPage>(`/api/brands/${this.brandId}/climbing?${search}`),
    );
    this.ticker.learn(page.now);
    return page;
  }
}
