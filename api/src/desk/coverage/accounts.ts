import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { AccountList, AccountRow, NewBoard } from '@evenhand/shared/wire/accounts';
import type { Colleague } from '@evenhand/shared/wire/ticket';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { lockStaff } from '../../people/staff.js';
import { NotFound } from '../../platform/refusal.js';
import { accountRows } from './account-rows.js';
import { Account } from './brand.js';
import { Brands } from './brands.js';
import { mustOwn, OWNERS } from './must-own.js';

/** Who answers for which account, and whether anybody does. */
@Injectable()
export class Accounts {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly brands: Brands,
  ) {}

  async list(brandId: string): Promise<AccountList> {
    return {
      accounts: await accountRows(this.desk, brandId),
      people: await this.desk.query<Colleague[]>(OWNERS, [brandId]),
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  /** A public page where anybody can complain: the channel that works with nothing connected. */
  async openBoard(brandId: string, { name, ownerId }: NewBoard, actor: string): Promise<AccountRow> {
    const board = { channel: 'board', externalId: newId(), handle: name, ownerId: ownerId ?? null } as const;
    const { id } = await this.brands.addAccount(brandId, board, actor);
    return this.row(brandId, id);
  }

  /** From now on this person is told when the account's promises break. */
  async giveTo(brandId: string, accountId: string, ownerId: string, actor: string): Promise<AccountRow> {
    await this.desk.transaction(async (tx) => {
      await lockStaff(tx, brandId);
      const account = await tx.findOne(Account, {
        where: { brandId, id: accountId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!account) throw new NotFound('account');
      await mustOwn(tx, brandId, ownerId);
      if (account.ownerId === ownerId) return;
      await tx.update(Account, { brandId, id: accountId }, { ownerId });
      const body = { ownerId, before: account.ownerId };
      const at = await clock.now(tx);
      await append(tx, brandId, [{ chain: accountId, kind: 'owner changed', actor, at, body }]);
    });
    return this.row(brandId, accountId);
  }

  private async row(brandId: string, id: string): Promise<AccountRow> {
    const row = (await accountRows(this.desk, brandId)).find((account) => account.id === id);
    if (!row) throw new NotFound('account');
    return row;
  }
}
