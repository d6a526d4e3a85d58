import { HttpClient } from '@angular/common/http';
import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { NoticePage, NoticeRow, NoticesSeen } from '@evenhand/shared/wire/notices';
import { firstValueFrom } from 'rxjs';
import { Live } from '../../live/live.js';
import { Reading } from '../../session/reading.js';
import { Session } from '../../session/session.js';
import { Ticker } from '../../ui/ticker.js';

const AT_A_TIME = 30;

/** What the viewer was told in one brand. What the server has said last counts; what was opened here has been seen here. */
@Injectable()
export class Notices {
  readonly page = new Reading<NoticePage>();
  /** New to this reader since the list was opened: what was seen by being shown still stands out. */
  readonly fresh = signal<ReadonlySet<string>>(new Set());
  readonly brandId = signal<string | null>(null);

  private readonly http = inject(HttpClient);
  private readonly live = inject(Live);
  private readonly session = inject(Session);
  private readonly ticker = inject(Ticker);
  private shown = AT_A_TIME;

  constructor() {
    effect(() => {
      const brandId = this.session.me() ? this.brandId() : null;
      untracked(() => this.enter(brandId));
    });
  }

  async read(): Promise<void> {
    const brandId = this.brandId();
    if (!brandId) return;
    await this.page.from(() => this.ask(brandId, this.shown));
  }

  /** Further back. */
  async more(): Promise<void> {
    this.shown += AT_A_TIME;
    await this.read();
  }

  /** All that stands there has been seen. */
  async see(): Promise<void> {
    const brandId = this.brandId();
    const [latest] = this.page.value()?.rows ?? [];
    if (!brandId || !latest || this.page.value()?.unseen === 0) return;
    const seen: NoticesSeen = { upTo: latest.toldAt };
    await firstValueFrom(this.http.put(`/api/brands/${brandId}/notices/seen`, seen));
    await this.read();
  }

  /** The list is opened: what is new in it stands out as long as it stays open. */
  async open(): Promise<void> {
    await this.read();
    this.mark();
    await this.see();
  }

  close(): void {
    this.fresh.set(new Set());
    this.shown = AT_A_TIME;
  }

  isFresh({ id, isSeen }: NoticeRow): boolean {
    return !isSeen || this.fresh().has(id);
  }

  private mark(): void {
    const rows = this.page.value()?.rows ?? [];
    this.fresh.set(new Set(rows.filter(({ isSeen }) => !isSeen).map(({ id }) => id)));
  }

  private enter(brandId: string | null): void {
    this.close();
    this.page.value.set(null);
    this.live.watchNotices(
      brandId ? { from: () => ({ brandId }), mustReload: () => void this.read() } : null,
    );
    void this.read();
  }

  private async ask(brandId: string, limit: number): Promise<NoticePage> {
    const params = { limit: Math.min(limit, 200) };
    const page = await firstValueFrom(
      this.http.get<NoticePage>(`/api/brands/${brandId}/notices`, { params }),
    );
    this.ticker.learn(page.now);
    return page;
  }
}
