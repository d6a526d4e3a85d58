import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';
import type { QueueFilters } from '@evenhand/shared/wire/queue';
import { Kept } from './kept.js';

/** The whole queue is gone through for them, so they are kept for a while. */
const KEPT_MS = 10_000;

const CHOICES = `
  select a.id as "accountId", a.handle, a.channel, t.language, t.topic
    from (select distinct account_id, language, topic from desk.ticket
           where brand_id = $1 and state in ('open', 'waiting')) t
    join desk.account a on (a.brand_id, a.id) = ($1, t.account_id)
   order by a.handle, a.channel, a.id`;

interface Choice {
  readonly accountId: string;
  readonly handle: string;
  readonly channel: Channel;
  readonly language: string;
  readonly topic: string;
}

/** What a queue can be narrowed to: what its open tickets have, and nothing that would show none. */
@Injectable()
export class Choices {
  private readonly kept = new Kept<QueueFilters>(KEPT_MS);

  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  of(brandId: string): Promise<QueueFilters> {
    return this.kept.of(brandId, async () => filtersOf(await this.desk.query<Choice[]>(CHOICES, [brandId])));
  }
}

function filtersOf(choices: readonly Choice[]): QueueFilters {
  const accounts = new Map(
    choices.map(({ accountId: id, handle, channel }) => [id, { id, handle, channel }]),
  );
  return {
    accounts: [...accounts.values()],
    languages: [...new Set(choices.map(({ language }) => language))].toSorted(),
    topics: [...new Set(choices.map(({ topic }) => topic))].toSorted(),
  };
}
