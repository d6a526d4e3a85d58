import type { Calendar, Opening } from './calendar.js';
import type { Dates } from './dates.js';
import { LAST_INSTANT } from './instant.js';
import { joined, OpenPage } from './open-page.js';
import { FIRST_REGULAR_PAGE, PAGE_DAYS, PAGE_MS, pageAt, Pages, PAGES_A_CYCLE } from './pages.js';
import type { Zone } from './zone.js';

/** Open at some times of the week, but for holidays and special dates. */
export class OfficeHours implements Calendar {
  private readonly pages: Pages<OpenPage>;
  private cycle?: number;

  constructor(zone: Zone, dates: Dates) {
    // Two days later no zone's clock shows the last exception any more.
    const lastIrregular = Math.floor((dates.lastException + 2) / PAGE_DAYS);
    const regularFrom = Math.max(FIRST_REGULAR_PAGE, lastIrregular + 1);
    this.pages = new Pages((page) => OpenPage.read(page, zone, dates), regularFrom);
  }

  openMs(from: number, to: number): number {
    if (from >= to) return 0;
    const [first, last] = [pageAt(from), pageAt(to)];
    return this.wholePages(first, last) + this.openBefore(last, to) - this.openBefore(first, from);
  }

  reach(from: number, until: number, ms: number): number | undefined {
    const end = Math.min(until, LAST_INSTANT);
    let page = pageAt(from);
    let rest = ms + this.openBefore(page, from);
    for (let open = this.pages.at(page); rest > open.totalMs; open = this.pages.at(page)) {
      rest -= open.totalMs;
      page += 1;
      if (page >= this.pages.regularFrom + PAGES_A_CYCLE) {
        const cycles = Math.ceil(rest / this.cycleMs) - 1;
        page += cycles * PAGES_A_CYCLE;
        rest -= cycles * this.cycleMs;
      }
      if (page * PAGE_MS >= end) return undefined;
    }
    const instant = page * PAGE_MS + this.pages.at(page).reach(rest);
    return instant <= end ? instant : undefined;
  }

  *openings(from: number, to: number): Generator<Opening> {
    for (const opening of joined(this.stretches(from, to))) {
      const within = { from: Math.max(from, opening.from), to: Math.min(to, opening.to) };
      if (within.from < within.to) yield within;
    }
  }

  private *stretches(from: number, to: number): Generator<Opening> {
    for (let page = pageAt(from); page * PAGE_MS < to; page += 1) {
      const start = page * PAGE_MS;
      for (const stretch of this.pages.at(page).stretches)
        yield { from: start + stretch.from, to: start + stretch.to };
    }
  }

  private openBefore(page: number, instant: number): number {
    return this.pages.at(page).openBefore(instant - page * PAGE_MS);
  }

  /** Open milliseconds of the pages from the first up to the last; cycles of 400 years are not walked through. */
  private wholePages(first: number, last: number): number {
    const regular = Math.max(first, this.pages.regularFrom);
    const cycles = Math.max(0, Math.floor((last - regular) / PAGES_A_CYCLE));
    let open = cycles > 0 ? cycles * this.cycleMs : 0;
    for (let page = first; page < Math.min(last, regular); page += 1) open += this.pages.at(page).totalMs;
    for (let page = regular + cycles * PAGES_A_CYCLE; page < last; page += 1)
      open += this.pages.at(page).totalMs;
    return open;
  }

  private get cycleMs(): number {
    if (this.cycle !== undefined) return this.cycle;
    this.cycle = 0;
    const first = this.pages.regularFrom;
    for (let page = first; page < first + PAGES_A_CYCLE; page += 1) this.cycle += this.pages.at(page).totalMs;
    return this.cycle;
  }
}
