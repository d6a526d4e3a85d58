import { computed, inject, Injectable } from '@angular/core';
import type { AccountList, AccountRow, NewBoard } from '@evenhand/shared/wire/accounts';
import { firstValueFrom } from 'rxjs';
import { BrandList } from '../session/brand-list.js';
import { Ticker } from '../ui/ticker.js';

/** The accounts of one brand: which are watched, and by whom. */
@Injectable()
export class Accounts extends BrandList<AccountList> {
  readonly rows = computed(() => this.list.value()?.accounts ?? []);
  readonly people = computed(() => this.list.value()?.people ?? []);

  private readonly ticker = inject(Ticker);

  constructor() {
    super('accounts');
  }

  async openBoard(board: NewBoard): Promise<AccountRow> {
    const made = await firstValueFrom(this.http.post<AccountRow>(this.path('accounts/boards'), board));
    await this.read();
    return made;
  }

  giveTo({ id }: AccountRow, ownerId: string): Promise<boolean> {
    return this.changed(() => firstValueFrom(this.http.patch(this.path(`accounts/${id}`), { ownerId })));
  }

  protected override async ask(): Promise<AccountList> {
    const list = await super.ask();
    this.ticker.learn(list.now);
    return list;
  }
}
