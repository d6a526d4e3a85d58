import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { NotFound, Refusal } from '../../platform/refusal.js';
import type { Source } from '../sources.js';
import { isId } from './ids.js';

/** An account of a brand that has a board. */
export interface BoardAccount {
  readonly id: string;
  readonly brandId: string;
  readonly brand: string;
  readonly handle: string;
}

/** What writes the board's posts through the door; its secret is the brand's board secret. */
export interface BoardSource extends Source {
  readonly secret: string;
}

const ACCOUNT = `
  select a.id, a.brand_id as "brandId", b.name as brand, a.handle
    from desk.account a join desk.brand b on b.id = a.brand_id
   where a.id = $1 and a.channel = 'board'`;

const SOURCE = `
  select s.brand_id as "brandId", s.id, k.secret
    from desk.source s
    join desk.source_secret k on (k.brand_id, k.source_id) = (s.brand_id, s.id)
   where s.brand_id = $1 and s.is_board and s.disabled_at is null`;

/** Which boards there are. */
@Injectable()
export class BoardAccounts {
  constructor(@InjectDataSource('door') private readonly door: DataSource) {}

  /** @throws NotFound for whatever is no board, also an account of another channel. */
  async withId(id: string): Promise<BoardAccount> {
    const [account] = isId(id) ? await this.door.query<BoardAccount[]>(ACCOUNT, [id]) : [];
    if (!account) throw new NotFound('board');
    return account;
  }

  /** @throws Refusal where the brand has shut its board. */
  async sourceOf(brandId: string): Promise<BoardSource> {
    const [source] = await this.door.query<BoardSource[]>(SOURCE, [brandId]);
    if (!source) throw new Refusal('board-shut', 'This board takes nothing at the moment.', 409);
    return source;
  }
}
