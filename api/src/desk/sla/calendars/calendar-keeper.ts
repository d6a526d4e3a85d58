import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { CalendarDraft, CalendarPage, CalendarRevision } from '@evenhand/shared/wire/calendars';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { Refusal } from '../../../platform/refusal.js';
import { calendarPage } from './calendar-page.js';
import { type Expanded, Expansions } from './expansions.js';
import { keepFeed } from './keep-feed.js';
import { lockCalendar } from './lock-calendar.js';
import { policiesIn } from './policies-in.js';
import { writeVersion } from './write-version.js';

const RETIRE = 'update desk.calendar set retired_at = desk.now() where brand_id = $1 and id = $2';

/** What managers do with calendars. Clocks that run keep the version that they began in. */
@Injectable()
export class CalendarKeeper {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly expansions: Expansions,
  ) {}

  async add(brandId: string, draft: CalendarDraft, actor: string): Promise<CalendarPage> {
    const expanded = await this.expansions.expand(brandId, draft);
    const calendarId = newId();
    await this.desk.transaction((tx) => write(tx, brandId, { calendarId, version: 1, expanded }, actor));
    return calendarPage(this.desk, brandId, calendarId);
  }

  async revise(
    brandId: string,
    calendarId: string,
    { basedOn, ...draft }: CalendarRevision,
    actor: string,
  ): Promise<CalendarPage> {
    const expanded = await this.expansions.expand(brandId, draft);
    await this.desk.transaction(async (tx) => {
      const latest = await lockCalendar(tx, brandId, calendarId);
      if (latest !== basedOn) throw stale(latest);
      await write(tx, brandId, { calendarId, version: latest + 1, expanded }, actor);
    });
    return calendarPage(this.desk, brandId, calendarId);
  }

  /** No new clock runs in it any more. @throws Refusal while a policy promises in it */
  retire(brandId: string, calendarId: string, actor: string): Promise<void> {
    return this.desk.transaction(async (tx) => {
      const version = await lockCalendar(tx, brandId, calendarId);
      const users = await tx.query<{ name: string }[]>(policiesIn('$2'), [brandId, calendarId]);
      if (users.length > 0) throw used(users.map(({ name }) => name));
      await tx.query(RETIRE, [brandId, calendarId]);
      await keepFeed(tx, brandId, calendarId, { url: null, days: [] });
      const at = await clock.now(tx);
      await append(tx, brandId, [
        { chain: calendarId, kind: 'calendar retired', actor, at, body: { version } },
      ]);
    });
  }
}

async function write(
  tx: EntityManager,
  brandId: string,
  { calendarId, version, expanded }: { calendarId: string; version: number; expanded: Expanded },
  actor: string,
): Promise<void> {
  const { draft, dates, rules, feedDays } = expanded;
  if (!rules) throw wrong(expanded);
  const at = await clock.now(tx);
  await writeVersion(tx, brandId, { calendarId, version, draft, dates, rules }, { actor, at });
  await keepFeed(tx, brandId, calendarId, { url: draft.feedUrl, days: feedDays });
}

const wrong = ({ problems }: Expanded) =>
  new Refusal(
    'calendar-wrong',
    problems.map(({ what }) => what).join(' '),
    400,
    problems.map(({ where, what }) => ({ field: where, problem: what })),
  );

const stale = (latest: number) =>
  new Refusal(
    'calendar-stale',
    `Version ${latest} of this calendar was saved meanwhile. Look at it before you change it.`,
    409,
  );

const used = (names: readonly string[]) =>
  new Refusal(
    'calendar-used',
    `Promises run in this calendar: ${names.join(', ')}. Choose another calendar there first.`,
    409,
  );
