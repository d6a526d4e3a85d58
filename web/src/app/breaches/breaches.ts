import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AccountList, AccountRow } from '@evenhand/shared/wire/accounts';
import type { BreachPage, BreachQuery } from '@evenhand/shared/wire/breaches';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { Reading } from '../session/reading.js';
import { Ticker } from '../ui/ticker.js';
import { searchOf } from './filter.js';
import { shownRow, type ShownPage } from './lateness.js';

const ROWS = 50;

/** What broke, of what was asked for; the rows by pages. */
@Injectable()
export class Breaches {
  readonly page = new Reading<ShownPage>();
  readonly more = new Attempt();
  readonly accounts = signal<readonly AccountRow[]>([]);
  readonly rows = computed(() => this.page.value()?.rows ?? []);
  readonly summary = computed(() => this.page.value()?.summary ?? []);
  readonly hasMore = computed(() => this.page.value()?.next != null);

  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);

  read(brandId: string, query: BreachQuery): Promise<void> {
    this.more.failure.set(null);
    return this.page.from(() => this.ask(brandId, query));
  }

  /** As much as is shown, once more. What is loaded meanwhile goes before. */
  async reread(brandId: string, query: BreachQuery): Promise<void> {
    if (this.more.isBusy()) return;
    await this.page.again(async () => {
      const before = this.page.value();
      let page = await this.ask(brandId, query);
      while (page.next !== null && page.rows.length < (before?.rows.length ?? 0)) {
        const next = await this.ask(brandId, query, page.next);
        page = { ...next, rows: [...page.rows, ...next.rows] };
      }
      return this.more.isBusy() && before ? before : page;
    });
  }

  /** The next page, under what is shown. */
  async readMore(brandId: string, query: BreachQuery): Promise<void> {
    const before = this.page.value();
    if (before?.next == null) return;
    const after = before.next;
    await this.more.at(async () => {
      const next = await this.ask(brandId, query, after);
      const isStill = this.page.value() === before;
      if (isStill) this.page.value.set({ ...next, rows: [...before.rows, ...next.rows] });
    });
  }

  /** What there is to choose from; without it every account is shown. */
  async readAccounts(brandId: string): Promise<void> {
    try {
      const list = await firstValueFrom(this.http.get<AccountList>(`/api/brands/${brandId}/accounts`));
      this.accounts.set(list.accounts);
    } catch {
      this.accounts.set([]);
    }
  }

  private async ask(brandId: string, query: BreachQuery, after?: string): Promise<ShownPage> {
    const search = searchOf({ ...query, limit: ROWS, ...(after !== undefined && { after }) });
    const page = await firstValueFrom(this.http.get<BreachPage>(`/api/brands/${brandId}/breaches?${search}`));
    this.ticker.learn(page.now);
    return { ...page, rows: page.rows.map((row) => shownRow(row, page.now)) };
  }
}
