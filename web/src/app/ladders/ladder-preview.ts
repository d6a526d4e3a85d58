import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';
import { KnownCalendars } from './known-calendars.js';
import { lineOf } from './line.js';
import type { RungDraft } from './rung-draft.js';
import { timesOf } from './time-line.js';

const MINUTE = 60_000;
const MOST_MINUTES = 525_600;

/** When each rung would ring if a complaint came now and nobody answered. */
@Component({
  selector: 'eh-ladder-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  providers: [KnownCalendars],
  templateUrl: './ladder-preview.html',
  styleUrl: './ladder-preview.css',
})
export class LadderPreview {
  readonly brandId = input.required<string>();
  readonly rungs = input.required<readonly RungDraft[]>();
  readonly calendars = inject(KnownCalendars);
  readonly minutes = signal(60);
  readonly times = computed(() => {
    const calendar = this.calendars.calendar();
    const isSound = this.rungs().every(({ amount }) => Number.isFinite(amount) && amount >= 0);
    if (!calendar || !isSound) return null;
    return timesOf(this.rungs(), { calendar, start: this.start(), targetMs: this.minutes() * MINUTE });
  });
  readonly line = computed(() => {
    const [times, calendar] = [this.times(), this.calendars.calendar()];
    return times && calendar ? lineOf(times, calendar, this.start()) : null;
  });

  private readonly locale = inject(Locale);
  private readonly ticker = inject(Ticker);
  /** By the minute: a drawing that moves each second cannot be read. */
  readonly start = computed(() => Math.floor(this.ticker.now() / MINUTE) * MINUTE);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.calendars.open(brandId));
    });
  }

  setMinutes(field: EventTarget | null): void {
    const minutes = Math.round(Number((field as HTMLInputElement).value));
    this.minutes.set(Math.min(MOST_MINUTES, Math.max(1, minutes || 1)));
  }

  choose(field: EventTarget | null): void {
    void this.calendars.choose((field as HTMLSelectElement).value);
  }

  /** By the calendar's own wall clock. */
  clock(at: number): string {
    return new Intl.DateTimeFormat(this.locale.tag(), {
      ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
      ...{ hourCycle: 'h23', timeZone: this.calendars.zone() },
    }).format(at);
  }
}
