import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CalendarDraft, DraftProblem, Expansion } from '@evenhand/shared/wire/calendars';
import { clock } from '../../../clock.js';
import type { DayOff } from './day-off.js';
import { isZone } from './draft-problems.js';
import { FeedReader } from './feed-reader.js';
import { readIcalendar, type FromWorker } from './icalendar.js';
import { type SpeltOut, spellOut } from './spell-out.js';
import { type Years, yearsAround } from './years.js';

/** A draft as it would be saved, with all that it means. */
export interface Expanded extends SpeltOut {
  readonly draft: CalendarDraft;
  readonly feedDays: readonly DayOff[];
  readonly timedEvents: number;
}

const FEED_DAYS = `
  select days from desk.calendar_feed where brand_id = $1 and url = $2 and read_at is not null limit 1`;

const NOTHING: FromWorker = { days: [], timedEvents: 0, gist: '' };

/** Spells drafts out, with what their file and their feed say. */
@Injectable()
export class Expansions {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly reader: FeedReader,
  ) {}

  async preview(brandId: string, draft: CalendarDraft): Promise<Expansion> {
    const { dates, problems, publicHolidays, timedEvents } = await this.expand(brandId, draft);
    return { dates, problems, publicHolidays, timedEvents };
  }

  async expand(brandId: string, given: CalendarDraft): Promise<Expanded> {
    const draft = tidied(given);
    const years = yearsAround(await clock.now(this.desk), isZone(draft.zone) ? draft.zone : 'UTC');
    const file = draft.file === null ? NOTHING : await readIcalendar(draft.file, spanOf(years));
    const feed = draft.feedUrl === null ? NOTHING : await this.feedOf(brandId, draft.feedUrl, years);
    const [fromFile, fromFeed] = [daysIn(file), daysIn(feed)];
    const spelt = spellOut(draft, { file: fromFile.days, feed: fromFeed.days }, years);
    const problems = [...spelt.problems, ...problemIn('file', file), ...problemIn('feed', feed)];
    return {
      ...spelt,
      problems,
      draft: draft.file === null ? draft : { ...draft, file: fromFile.gist },
      rules: problems.length === 0 ? spelt.rules : null,
      feedDays: fromFeed.days,
      timedEvents: fromFile.timedEvents + fromFeed.timedEvents,
    };
  }

  /** What was read of it already; an address that is new to the brand is read at once. */
  private async feedOf(brandId: string, url: string, years: Years): Promise<FromWorker> {
    const [known] = await this.desk.query<{ days: DayOff[] }[]>(FEED_DAYS, [brandId, url]);
    return known ? { days: known.days, timedEvents: 0, gist: '' } : this.reader.glance(url, years);
  }
}

const spanOf = ({ first, last }: Years) => ({ from: `${first}-01-01`, to: `${last}-12-31` });

const daysIn = (read: FromWorker) => ('problem' in read ? { days: [], timedEvents: 0, gist: '' } : read);

const problemIn = (code: 'file' | 'feed', read: FromWorker): DraftProblem[] =>
  'problem' in read ? [{ where: code === 'feed' ? 'feedUrl' : 'file', code, what: read.problem }] : [];

/** What is always open has neither hours nor dates; `webcal:` is what some programs write for `https:`. */
function tidied(draft: CalendarDraft): CalendarDraft {
  const name = draft.name.trim();
  const feedUrl = draft.feedUrl?.trim().replace(/^webcals?:\/\//i, 'https://') || null;
  if (!draft.isAlwaysOpen) return { ...draft, name, feedUrl };
  return {
    ...{ ...draft, name, weekly: {}, specials: [], keptOpen: [] },
    ...{ publicHolidays: null, feedUrl: null, file: null },
  };
}
