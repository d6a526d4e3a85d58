import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Channel } from '@evenhand/shared/wire/channel';
import { append } from '../../ledger/append.js';
import { clock } from '../../clock.js';
import { lockStaff } from '../../people/staff.js';
import { named } from '../../platform/named.js';
import { NotFound, Refusal } from '../../platform/refusal.js';
import { joinPolicy, type Promises } from '../sla/policies/default-policy.js';
import { Account, Brand, SourceOfPosts, SourceSecret } from './brand.js';
import { foundBrand } from './found-brand.js';
import { mustOwn } from './must-own.js';

/** An account to be, as the channel knows it. */
export interface NewAccount {
  readonly channel: Channel;
  readonly externalId: string;
  readonly handle: string;
  readonly ownerId: string | null;
  /** A policy of its own; without them it joins the brand's default one. */
  readonly promises?: Partial<Promises>;
}

/** Brands, and what is a brand's own: accounts and sources. */
@Injectable()
export class Brands {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  list(): Promise<Brand[]> {
    return this.desk.getRepository(Brand).find({ order: { name: 'ASC' } });
  }

  /** @throws NotFound */
  async named(name: string): Promise<Brand> {
    const brand = await this.desk.getRepository(Brand).findOneBy({ name });
    if (!brand) throw new NotFound(`brand named "${name}"`);
    return brand;
  }

  async add(given: string, actor: string): Promise<Brand> {
    return this.desk.transaction((tx) => foundBrand(tx, given, actor));
  }

  accounts(brandId: string): Promise<Account[]> {
    return this.desk
      .getRepository(Account)
      .find({ where: { brandId }, order: { channel: 'ASC', handle: 'ASC' } });
  }

  async addAccount(brandId: string, account: NewAccount, actor: string): Promise<Account> {
    return this.desk.transaction(async (tx) => {
      await lockStaff(tx, brandId);
      const { channel, ownerId, promises } = account;
      if (ownerId !== null) await mustOwn(tx, brandId, ownerId);
      const id = newId();
      const externalId = channel === 'board' ? id : account.externalId;
      const handle = named('account', account.handle);
      if (await tx.existsBy(Account, { brandId, channel, externalId }))
        throw new Refusal(
          'account-exists',
          `The brand has the ${channel} account ${externalId} already.`,
          409,
        );
      const policyId = await joinPolicy(tx, brandId, { name: handle, actor, promises });
      const at = await clock.now(tx);
      const made = { brandId, id, channel, externalId, handle, ownerId, policyId, createdAt: at };
      const saved = await tx.save(tx.create(Account, made));
      const body = { channel, externalId, handle, ownerId, policyId };
      await append(tx, brandId, [{ chain: saved.id, kind: 'account added', actor, at, body }]);
      if (channel === 'board') await haveBoardSource(tx, brandId, actor);
      return saved;
    });
  }

  sources(brandId: string): Promise<SourceOfPosts[]> {
    return this.desk.getRepository(SourceOfPosts).find({ where: { brandId }, order: { name: 'ASC' } });
  }

  /** @returns the source with its secret and its token, which are shown this once. */
  async addSource(
    brandId: string,
    given: string,
    actor: string,
  ): Promise<{ source: SourceOfPosts; secret: string; token: string }> {
    const name = named('source', given);
    if (name.toLowerCase() === BOARD_SOURCE)
      throw new Refusal('name-reserved', `The source named "${BOARD_SOURCE}" is the board's own.`, 409);
    return this.desk.transaction((tx) => makeSource(tx, brandId, { name, isBoard: false }, actor));
  }
}

async function makeSource(
  tx: EntityManager,
  brandId: string,
  { name, isBoard }: Pick<SourceOfPosts, 'name' | 'isBoard'>,
  actor: string,
) {
  const at = await clock.now(tx);
  const made = { brandId, id: newId(), name, isBoard, createdAt: at };
  const source = await tx.save(tx.create(SourceOfPosts, made));
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const token = `evh_${randomBytes(32).toString('base64url')}`;
  const tokenHash = createHash('sha256').update(token).digest();
  await tx.insert(SourceSecret, { brandId, sourceId: source.id, secret, tokenHash });
  // The source's own chain is the door's to write.
  const body = { sourceId: source.id, name };
  await append(tx, brandId, [{ chain: brandId, kind: 'source added', actor, at, body }]);
  return { source, secret, token };
}

/** What the source is called that the door writes complaints of the board under; its secret signs the visitors' links. */
const BOARD_SOURCE = 'board';

async function haveBoardSource(tx: EntityManager, brandId: string, actor: string): Promise<void> {
  // Not by its name: whoever knows the secret of a source that was called so before could write as any visitor.
  if (await tx.existsBy(SourceOfPosts, { brandId, isBoard: true })) return;
  await makeSource(tx, brandId, { name: BOARD_SOURCE, isBoard: true }, actor);
}
