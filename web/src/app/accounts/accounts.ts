import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { AccountList, AccountRow, NewBoard } from '@evenhand/shared/wire/accounts';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { Reading } from '../session/reading.js';
import { Ticker } from '../ui/ticker.js';

/** The accounts of one brand: which are watched, and by whom. */
@Injectable()
export class Accounts {
  readonly list = new Reading<AccountList>();
  readonly change = new Attempt();
  readonly rows = computed(() => this.list.value()?.accounts ?? []);
  readonly people = computed(() => this.list.value()?.people ?? []);

  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);
  private brandId = '';

  open(brandId: string): Promise<void> {
    this.brandId = brandId;
    this.list.value.set(null);
    return this.read();
  }

  read(): Promise<void> {
    return this.list.from(() => this.ask());
  }

  /** Again, while it stands on the screen. */
  reread(): Promise<void> {
    return this.change.isBusy() ? Promise.resolve() : this.list.again(() => this.ask());
  }

  async openBoard(board: NewBoard): Promise<AccountRow> {
    const made = await firstValueFrom(this.http.post<AccountRow>(this.path('/boards'), board));
    await this.read();
    return made;
  }

  async giveTo({ id }: AccountRow, ownerId: string): Promise<boolean> {
    const isDone = await this.change.at(() =>
      firstValueFrom(this.http.patch(this.path(`/${id}`), { ownerId })),
    );
    await this.read();
    return isDone;
  }

  private async ask(): Promise<AccountList> {
    const list = await firstValueFrom(this.http.get<AccountList>(this.path()));
    this.ticker.learn(list.now);
    return list;
  }

  private path(rest = ''): string {
    return `/api/brands/${this.brandId}/accounts${rest}`;
  }
}
