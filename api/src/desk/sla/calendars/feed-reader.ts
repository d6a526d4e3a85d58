import { Injectable } from '@nestjs/common';
import { clock } from '../../../clock.js';
import { Outbound } from '../../../platform/outbound.js';
import { OutboundFailure } from '../../../platform/outbound-failure.js';
import { readIcalendar, type FromWorker } from './icalendar.js';
import type { Years } from './years.js';

/** How long what was read, or could not be, is told again while somebody writes a draft. */
const KEPT_MS = { read: 10 * 60_000, problem: 60_000 };
const MOST_KEPT = 100;

interface Kept {
  readonly until: number;
  readonly answer: FromWorker;
}

/** Reads the days off at an address. */
@Injectable()
export class FeedReader {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly outbound: Outbound) {}

  async read(url: string, { first, last }: Years): Promise<FromWorker> {
    try {
      const { status, text } = await this.outbound.get(url);
      if (status !== 200) return { problem: `The host answered ${status}, and no calendar.` };
      return await readIcalendar(text, { from: `${first}-01-01`, to: `${last}-12-31` });
    } catch (error) {
      if (error instanceof OutboundFailure) return { problem: error.message };
      throw error;
    }
  }

  /** The same, but no more than every so often. */
  async glance(url: string, years: Years): Promise<FromWorker> {
    const now = clock.machine().getTime();
    const before = this.kept.get(url);
    if (before && before.until > now) return before.answer;
    const answer = await this.read(url, years);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(url, { answer, until: now + ('problem' in answer ? KEPT_MS.problem : KEPT_MS.read) });
    return answer;
  }
}
