import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { BreachPage, BreachQuery, FigureQuery } from '@evenhand/shared/wire/breaches';
import type { BreachChoices, Figures } from '@evenhand/shared/wire/figures';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { Reading } from '../session/reading.js';
import { Ticker } from '../ui/ticker.js';
import { searchOf } from './filter.js';
import { shownRow, type ShownPage } from './lateness.js';

const ROWS = 50;
const NOTHING: BreachChoices = { accounts: [], topics: [], languages: [], agencies: [], people: [] };

/** What broke, of what was asked for; the rows by pages. */
@Injectable()
export class Breaches {
  readonly page = new Reading<ShownPage>();
  readonly figures = new Reading<Figures>();
  readonly more = new Attempt();
  readonly choices = signal(NOTHING);
  readonly rows = computed(() => this.page.value()?.rows ?? []);
  readonly summary = computed(() => this.page.value()?.summary ?? []);
  readonly hasMore = computed(() => this.page.value()?.next != null);

  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);

  read(brandId: string, query: BreachQuery): Promise<void> {
    this.more.failure.set(null);
    return this.page.from(() => this.ask(brandId, query));
  }

  readFigures(brandId: string, query: FigureQuery): Promise<void> {
    return this.figures.from(() => this.askFigures(brandId, query));
  }

  rereadFigures(brandId: string, query: FigureQuery): Promise<void> {
    return this.figures.again(() => this.askFigures(brandId, query));
  }

  /** As much as is shown, once more. What is loaded meanwhile goes before. */
  async reread(brandId: string, query: BreachQuery): Promise<void> {
    if (this.more.isBusy()) return;
    await this.page.again(async () => {
      const before = this.page.value();
      let page = await this.ask(brandId, query);
      while (page.next !== null && page.rows.length < (before?.rows.length ?? 0)) {
        const next = await this.ask(brandId, query, page.next);
        page = { ...page, next: next.next, rows: [...page.rows, ...next.rows] };
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
      const { next, rows } = await this.ask(brandId, query, after);
      const isStill = this.page.value() === before;
      if (isStill) this.page.value.set({ ...before, next, rows: [...before.rows, ...rows] });
    });
  }

  /** What there is to choose from; without it all is shown. */
  async readChoices(brandId: string): Promise<void> {
    try {
      const path = `/api/brands/${brandId}/breaches/choices`;
      this.choices.set(await firstValueFrom(this.http.get<BreachChoices>(path)));
    } catch {
      this.choices.set(NOTHING);
    }
  }

  private askFigures(brandId: string, query: FigureQuery): Promise<Figures> {
    const path = `/api/brands/${brandId}/breaches/figures?${searchOf(query)}`;
    return firstValueFrom(this.http.get<Figures>(path));
  }

  private async ask(brandId: string, query: BreachQuery, after?: string): Promise<ShownPage> {
    const search = searchOf({ ...query, limit: ROWS, ...(after !== undefined && { after }) });
    const page = await firstValueFrom(this.http.get<BreachPage>(`/api/brands/${brandId}/breaches?${search}`));
    this.ticker.learn(page.now);
    return { ...page, rows: page.rows.map((row) => shownRow(row, page.now)) };
  }
}
