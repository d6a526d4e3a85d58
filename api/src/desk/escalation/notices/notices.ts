import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { NoticePage } from '@evenhand/shared/wire/notices';
import { clock } from '../../../clock.js';
import { noticeRows, unseenNotices } from './notice-rows.js';

/** What people are shown ends at the millisecond. */
const SEEN = `
  update desk.notice set seen_at = desk.now()
   where brand_id = $1 and person_id = $2 and seen_at is null and date_trunc('milliseconds', told_at) <= $3`;

/** What the ladders have told a person, as their browser shows it. */
@Injectable()
export class Notices {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async page(
    of: { readonly brandId: string; readonly personId: string },
    after: string | null,
    limit: number,
  ): Promise<NoticePage> {
    const rows = await noticeRows(this.desk, of, after, limit + 1);
    const shown = rows.slice(0, limit);
    return {
      rows: shown,
      unseen: await unseenNotices(this.desk, of.brandId, of.personId),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      now: (await clock.now(this.desk)).toISOString(),
    };
  }

  /** All that they were told up to an instant. */
  async see(brandId: string, personId: string, upTo: string): Promise<void> {
    await this.desk.query(SEEN, [brandId, personId, upTo]);
  }
}
