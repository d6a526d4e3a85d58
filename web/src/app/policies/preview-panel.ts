import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ClockKindName } from '../ui/clock-kind.js';
import { FailureNote } from '../session/failure-note.js';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';
import { Editor } from './editor.js';
import { KnownCalendars } from './known-calendars.js';
import { type Happening, type Mark, marksOf } from './marks.js';
import { spanText } from './span-text.js';
import { TimeLineDrawing } from './time-line-drawing.js';
import { instantOf, wallOf } from './wall-time.js';

/** What the open rule would do to a complaint that nobody answers, drawn and in a table, before anything is saved. */
@Component({
  selector: 'eh-preview-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, FailureNote, TimeLineDrawing, TranslocoDirective],
  providers: [KnownCalendars],
  templateUrl: './preview-panel.html',
  styleUrl: './preview-panel.css',
})
export class PreviewPanel {
  readonly editor = inject(Editor);
  readonly calendars = inject(KnownCalendars);
  readonly locale = inject(Locale);
  /** Empty: the calendar of each target. */
  readonly calendarId = signal('');
  /** By the wall clock of the zone; empty until somebody chooses: now. */
  readonly wall = signal('');

  /** The zone in which the start is read: of the calendar that is tried, else of the first clock’s. */
  readonly zone = computed(() => {
    const id = this.calendarId() || this.editor.rule()?.targets[0]?.calendarId;
    return this.calendars.get(id ?? '')?.zone ?? 'UTC';
  });
  readonly start = computed(() => this.wall() || wallOf(this.opened, this.zone()));
  readonly lanes = computed(() => {
    const start = instantOf(this.start(), this.zone());
    if (Number.isNaN(start)) return [];
    const startsAtTop = this.editor.rule()?.startsAtTop ?? false;
    return (this.editor.rule()?.targets ?? []).flatMap((target) => {
      const known = this.calendars.get(this.calendarId() || target.calendarId);
      if (!known || !(target.seconds > 0)) return [];
      const rungs = this.editor.choices()?.ladders.find(({ id }) => id === target.ladderId)?.rungs ?? [];
      const marks = marksOf({ target, rungs, calendar: known.calendar, start, startsAtTop });
      return [{ target, known, marks }];
    });
  });

  private readonly opened = inject(Ticker).now();

  constructor() {
    effect(() => {
      const wanted = [this.calendarId(), ...(this.editor.rule()?.targets ?? []).map((one) => one.calendarId)];
      untracked(() => wanted.forEach((id) => void this.calendars.want(id)));
    });
  }

  chooseCalendar(menu: EventTarget | null): void {
    this.calendarId.set((menu as HTMLSelectElement).value);
  }

  startAt(field: EventTarget | null): void {
    this.wall.set((field as HTMLInputElement).value);
  }

  moment(at: number, zone: string): string {
    const form = {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    return new Intl.DateTimeFormat(this.locale.tag(), { ...form, timeZone: zone }).format(at);
  }

  after(mark: Mark, first: Mark | undefined): string {
    return spanText((mark.at - (first?.at ?? mark.at)) / 1_000, this.locale.units());
  }

  /** In words, one thing that happens. */
  said(what: Happening, t: (key: string, values?: Record<string, unknown>) => string): string {
    if (what.kind === 'threshold') return t('policies.mark.threshold', { percent: what.percent });
    if (what.kind !== 'rung') return t(`policies.mark.${what.kind}`);
    const { whom, repeatMinutes } = what.rung;
    const told = t('policies.mark.rung', { nth: what.nth, whom: t(`policies.whom.${whom.kind}`) });
    if (repeatMinutes === null) return told;
    return `${told} ${t('policies.mark.again', { time: spanText(repeatMinutes * 60, this.locale.units()) })}`;
  }
}
