import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Draft, DraftChange, DraftKind } from '@evenhand/shared/wire/ticket';
import { NotFound } from '../../../platform/refusal.js';

const KEEP = `
  insert into desk.draft (brand_id, ticket_id, person_id, kind, text, read_up_to, updated_at)
    select $1, t.id, $3, $4, $5, $6, desk.now() from desk.ticket t where t.brand_id = $1 and t.id = $2
  on conflict (brand_id, ticket_id, person_id, kind) do update
    set text = excluded.text, read_up_to = excluded.read_up_to, updated_at = excluded.updated_at
  returning kind`;

const REMOVE = `
  with removed as (
    delete from desk.draft where brand_id = $1 and ticket_id = $2 and person_id = $3 and kind = $4
  )
  select id from desk.ticket where brand_id = $1 and id = $2`;

const OF_VIEWER = `
  select kind, text, read_up_to as "readUpTo", desk.instant(updated_at) as "updatedAt"
    from desk.draft where brand_id = $1 and ticket_id = $2 and person_id = $3`;

/** Whose draft of what. */
export interface DraftOf {
  readonly ticketId: string;
  readonly personId: string;
  readonly kind: DraftKind;
}

/** What somebody has begun to write. It is theirs alone, and on no record. */
@Injectable()
export class Drafts {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async keep(brandId: string, of: DraftOf, { text, readUpTo }: DraftChange): Promise<void> {
    const key = [brandId, of.ticketId, of.personId, of.kind];
    const found = await (text === ''
      ? this.desk.query<unknown[]>(REMOVE, key)
      : this.desk.query<unknown[]>(KEEP, [...key, text, readUpTo]));
    if (found.length === 0) throw new NotFound('ticket');
  }

  async of(
    brandId: string,
    ticketId: string,
    personId: string,
  ): Promise<Readonly<Record<DraftKind, Draft | null>>> {
    const rows = await this.desk.query<(Draft & { kind: DraftKind })[]>(OF_VIEWER, [
      brandId,
      ticketId,
      personId,
    ]);
    const drafts = new Map(rows.map(({ kind, ...draft }) => [kind, draft]));
    return { reply: drafts.get('reply') ?? null, note: drafts.get('note') ?? null };
  }
}
