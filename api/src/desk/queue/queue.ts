import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { QueueFilter, QueuePage, QueueRow, QueueView } from '@evenhand/shared/wire/queue';
import { clock } from '../../clock.js';
import { feedHead } from '../../ledger/feed.js';
import { Refusal } from '../../platform/refusal.js';
import { countViews } from './counts-of-views.js';
import { filterSql, filterValues } from './queue-filter.js';
import { queueRows } from './queue-rows.js';
import { standingOf, type Standing } from './standing.js';
import { VIEWS } from './views.js';

const MICROS = (parameter: string) =>
  `(timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond')`;
const DUE = `case when $2 = 'infinity' then 'infinity'::timestamptz else ${MICROS("nullif($2, 'infinity')")} end`;

/** Ids from the index first; the rows of those few follow. */
const page = (view: QueueView) => `
  select t.id from desk.ticket t
   where t.brand_id = $1 and t.state in ('open', 'waiting') and ${VIEWS[view].sql}
     and ($2::text is null or (t.due_at, t.opened_at, t.id) > (${DUE}, ${MICROS('$3')}, $6::uuid))
     and ($4::uuid is not null) and ${filterSql(7)}
   order by t.due_at, t.opened_at, t.id limit $5`;

/** What a person asks of the queue. */
export interface Look {
  readonly view: QueueView;
  readonly personId: string;
  readonly filter?: QueueFilter;
  /** The place of the last row that they have. */
  readonly after?: string;
  readonly limit: number;
}

/** The live queue: earliest pending deadline first, then age; nothing else. */
@Injectable()
export class Queue {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async page(brandId: string, look: Look): Promise<QueuePage> {
    // Before the rows: what happens in between comes again over the socket, and changes nothing the second time.
    const cursor = await feedHead(this.desk);
    const rows = await this.rows(brandId, look);
    const { personId, filter = {} } = look;
    const last = rows.length === look.limit ? rows.at(-1) : undefined;
    return {
      rows,
      next: last?.place ?? null,
      count: (await countViews(this.desk, { brandId, personId, filter }, [look.view]))[look.view],
      cursor,
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  private async rows(
    brandId: string,
    { view, personId, filter = {}, after, limit }: Look,
  ): Promise<QueueRow[]> {
    const from = after === undefined ? null : standingOf(after);
    if (after !== undefined && from === null)
      throw new Refusal('no-place', 'after must be the place of a row, as a page gave it.', 400);
    const ids = await this.desk.query<{ id: string }[]>(page(view), [
      brandId,
      ...startOf(from, personId, limit),
      ...filterValues(filter),
    ]);
    const rows = new Map(
      (
        await queueRows(
          this.desk,
          brandId,
          ids.map((row) => row.id),
        )
      ).map((row) => [row.id, row]),
    );
    return ids.flatMap(({ id }) => rows.get(id) ?? []);
  }
}

const startOf = (from: Standing | null, personId: string, limit: number) => [
  ...[from?.dueAt ?? null, from?.openedAt ?? null],
  ...[personId, limit],
  from?.ticketId ?? null,
];
