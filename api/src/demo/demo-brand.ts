import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';
import { Brands } from '../desk/coverage/brands.js';
import { People } from '../people/people.js';
import { Refusal } from '../platform/refusal.js';
import { ACCOUNTS, BRAND, CAST, OWNER } from './cast.js';

/** Who the record says made the demo. */
export const DEMO = 'demo';

/** The demo's brand, with what its threads need: accounts by channel, people by first name. */
export interface DemoBrand {
  readonly id: string;
  readonly sourceId: string;
  readonly madeAt: Date;
  readonly accounts: ReadonlyMap<
    Channel,
    { readonly id: string; readonly externalId: string; readonly handle: string }
  >;
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

const FIND = `
  select b.id, (select a.id from desk.account a where a.brand_id = b.id and a.channel = 'board' limit 1) as "boardId"
    from desk.brand b where b.is_demo`;

/** Makes the telephone company that does not exist. */
@Injectable()
export class DemoBrands {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly brands: Brands,
    private readonly people: People,
  ) {}

  async find(): Promise<{ id: string; boardId: string | null } | null> {
    const [found] = await this.desk.query<{ id: string; boardId: string | null }[]>(FIND);
    return found ?? null;
  }

  /** @throws Refusal 409 where there is one already */
  async make(): Promise<DemoBrand> {
    if (await this.find())
      throw new Refusal('demo-there', 'The demo is loaded already. `evenhand demo clear` removes it.', 409);
    const { id } = await this.brands.add(BRAND, DEMO);
    await this.desk.query('update desk.brand set is_demo = true where id = $1', [id]);
    const people = await this.hire(id);
    const accounts = await this.openAccounts(id, people.get(firstName(OWNER))?.id ?? null);
    const { source } = await this.brands.addSource(id, 'demo', DEMO);
    return { id, sourceId: source.id, madeAt: source.createdAt, accounts, people };
  }

  /** The one that was made before. */
  async known(id: string): Promise<DemoBrand> {
    const sources = await this.brands.sources(id);
    const source = sources.find(({ name }) => name === 'demo');
    if (!source) throw new Error('The demo has lost the source of its posts.');
    const accounts = await this.brands.accounts(id);
    const people = await this.people.list(id);
    return {
      id,
      sourceId: source.id,
      madeAt: source.createdAt,
      accounts: new Map(accounts.map((account) => [account.channel, account])),
      people: new Map(people.map((person) => [firstName(person.name), person])),
    };
  }

  /** Its people are not here to show a sign of life: what they claimed stays theirs all the same. */
  async keepClaims(brandId: string): Promise<void> {
    await this.desk.query('update desk.ticket set claimed_at = null where brand_id = $1', [brandId]);
  }

  private async hire(brandId: string): Promise<Map<string, { id: string; name: string }>> {
    const people = new Map<string, { id: string; name: string }>();
    for (const person of CAST) {
      const { id, name, isNew } = await this.people.add(brandId, { ...person, mayBeKnown: true }, DEMO);
      if (isNew) await this.desk.query('update people.person set is_demo = true where id = $1', [id]);
      people.set(firstName(person.name), { id, name });
    }
    return people;
  }

  private async openAccounts(brandId: string, ownerId: string | null): Promise<Map<Channel, DemoAccount>> {
    const accounts = new Map<Channel, DemoAccount>();
    for (const { channel, handle } of ACCOUNTS) {
      const account = { channel, handle, ownerId, externalId: `fabeltel-${channel}` };
      accounts.set(channel, await this.brands.addAccount(brandId, account, DEMO));
    }
    return accounts;
  }
}

interface DemoAccount {
  readonly id: string;
  readonly externalId: string;
  readonly handle: string;
}

export const firstName = (name: string) => name.split(' ')[0] ?? name;

/** By first name. */
export function personOf(brand: DemoBrand, name: string): { readonly id: string; readonly name: string } {
  const person = brand.people.get(name);
  if (!person) throw new Error(`Nobody of the demo is called ${name}.`);
  return person;
}

export const managerOf = (brand: DemoBrand) => personOf(brand, firstName(OWNER));
