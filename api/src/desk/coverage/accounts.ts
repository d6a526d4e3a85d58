import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { AccountList, AccountRow, NewBoard } from '@evenhand/shared/wire/accounts';
import type { Colleague } from '@evenhand/shared/wire/ticket';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { NotFound, Refusal } from '../../platform/refusal.js';
import { accountRows } from './account-rows.js';
import { Account } from './brand.js';
import { Brands } from './brands.js';

const OWNERS = `
  select p.id, p.name from people.membership m join people.person p on p.id = m.person_id
   where m.brand_id = $1 and m.role in ('agent', 'manager') and p.disabled_at is null order by p.name, p.id`;

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
    if (ownerId !== undefined) await mustOwn(this.desk.manager, brandId, ownerId);
    const board = { channel: 'board', externalId: newId(), handle: name, ownerId: ownerId ?? null } as const;
    const { id } = await this.brands.addAccount(brandId, board, actor);
    return this.row(brandId, id);
  }

  /** From now on this person is told when the account's promises break. */
  async giveTo(brandId: string, accountId: string, ownerId: string, actor: string): Promise<AccountRow> {
    await this.desk.transaction(async (tx) => {
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

async function mustOwn(tx: EntityManager, brandId: string, personId: string): Promise<void> {
  const owners = await tx.query<Colleague[]>(OWNERS, [brandId]);
  if (!owners.some(({ id }) => id === personId))
    throw new Refusal('no-owner', 'An account is owned by one of the brand’s agents or managers.');
}
