import type { CalendarRules, Interval } from '../src/sla/calendar-rules.js';

export interface SteppedSegment {
  readonly from: number | null;
  readonly rules: CalendarRules;
}

export interface SteppedPause {
  readonly from: number;
  readonly to: number | null;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Reads the wall clock at every step and looks it up in the rules as they are written. Slow; shares no code with ours. */
export class Stepping {
  private readonly clocks = new Map<string, Intl.DateTimeFormat>();

  /** @param stepMs a minute; a second where offsets from UTC have seconds */
  constructor(
    private readonly segments: readonly SteppedSegment[],
    private readonly pauses: readonly SteppedPause[] = [],
    private readonly stepMs = 60_000,
  ) {}

  runs(at: number): boolean {
    const isPaused = this.pauses.some(({ from, to }) => from <= at && (to === null || at < to));
    const rules = this.segments.filter(({ from }) => from === null || from <= at).at(-1)?.rules;
    return !isPaused && rules !== undefined && this.isOpen(rules, at);
  }

  elapsed(from: number, to: number): number {
    let ran = 0;
    for (const [step, next] of this.steps(from, to)) if (this.runs(step)) ran += next - step;
    return ran;
  }

  /** Undefined where it is not reached before `limit`. */
  deadline(start: number, ms: number, limit: number): number | undefined {
    if (ms === 0) return start;
    let left = ms;
    for (const [step, next] of this.steps(start, limit)) {
      if (!this.runs(step)) continue;
      if (next - step >= left) return step + left;
      left -= next - step;
    }
    return undefined;
  }

  /** Between two of these instants nothing changes. */
  private steps(from: number, to: number): [number, number][] {
    const cuts = new Set([from, to]);
    for (let step = Math.ceil(from / this.stepMs) * this.stepMs; step < to; step += this.stepMs)
      cuts.add(step);
    for (const at of [
      ...this.pauses.flatMap((pause) => [pause.from, pause.to]),
      ...this.segments.map((s) => s.from),
    ])
      if (at !== null && from < at && at < to) cuts.add(at);
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(1).map((next, index) => [sorted[index] as number, next]);
  }

  private isOpen(rules: CalendarRules, at: number): boolean {
    if (rules.always_open) return true;
    return isOpenBy(rules, this.wallClock(rules.tz, at));
  }

  private wallClock(timeZone: string, at: number): { date: string; time: string } {
    const clock = this.clocks.get(timeZone) ?? wallClockIn(timeZone);
    this.clocks.set(timeZone, clock);
    const [date = '', time = ''] = clock.format(at).split(' ');
    return { date, time };
  }
}

function isOpenBy(rules: CalendarRules, { date, time }: { date: string; time: string }): boolean {
  const before = shifted(date, -1);
  const isOwn = (intervals: readonly Interval[] = []) => intervals.some((one) => isToday(one, time));
  const isTail = (intervals: readonly Interval[] = []) => intervals.some((one) => isTomorrow(one, time));
  const special = rules.specials?.[date];
  if (special) return isOwn(special);
  if (rules.holidays?.includes(date)) return false;
  const { weekly } = rules;
  return (
    isTail(rules.specials?.[before]) ||
    isOwn(weekly?.[weekdayOf(date)]) ||
    isTail(weekly?.[weekdayOf(before)])
  );
}

/** Sweden writes 2024-03-10 07:00. */
const wallClockIn = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });

const isOvernight = ([from, to]: Interval) => to < from;
const isToday = ([from, to]: Interval, time: string) =>
  from <= time && (time < to || isOvernight([from, to]));
const isTomorrow = ([from, to]: Interval, time: string) => isOvernight([from, to]) && time < to;

const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
const weekdayOf = (date: string) => DAYS[midnight(date).getUTCDay()] ?? 'sun';
const shifted = (date: string, days: number) =>
  new Date(midnight(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
