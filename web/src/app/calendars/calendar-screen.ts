import { Dialog } from '@angular/cdk/dialog';
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
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNote } from '../session/failure-note.js';
import { warnBeforeUnload } from '../session/unsaved.js';
import { Icon } from '../ui/icon.js';
import { Ticker } from '../ui/ticker.js';
import { CalendarDesk } from './calendar-desk.js';
import { DuePreview } from './due-preview.js';
import { FeedFields } from './feed-fields.js';
import { HolidaysPicker } from './holidays-picker.js';
import { ProblemNote } from './problem-note.js';
import { RetireDialog } from './retire-dialog.js';
import { SpecialDates } from './special-dates.js';
import { VersionsList } from './versions-list.js';
import { WeeklyGrid } from './weekly-grid.js';
import { YearView } from './year-view.js';

const NEW = 'new';

/** A calendar is written here, and seen as the year that it makes before it is saved. */
@Component({
  selector: 'eh-calendar-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DuePreview,
    FailureNote,
    FeedFields,
    HolidaysPicker,
    Icon,
    ProblemNote,
    RouterLink,
    SpecialDates,
    TranslocoDirective,
    VersionsList,
    WeeklyGrid,
    YearView,
  ],
  providers: [CalendarDesk],
  templateUrl: './calendar-screen.html',
  styleUrl: './calendar-screen.css',
})
export class CalendarScreen {
  readonly brandId = input.required<string>();
  /** `new` for one that is not saved yet. */
  readonly calendarId = input.required<string>();
  /** An older one, to be looked at. */
  readonly version = input<string>();
  readonly isNew = computed(() => this.calendarId() === NEW);
  readonly desk = inject(CalendarDesk);
  readonly zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  readonly wasSaved = signal(false);
  readonly wasTried = signal(false);
  readonly year = signal(new Date(inject(Ticker).now()).getUTCFullYear());

  private readonly router = inject(Router);
  private readonly dialog = inject(Dialog);
  private opened = '';
  private isGone = false;

  constructor() {
    warnBeforeUnload(this);
    effect(() => {
      const [brandId, calendarId, version] = [this.brandId(), this.calendarId(), this.version() ?? ''];
      untracked(() => {
        if (this.opened === `${brandId} ${calendarId} ${version}`) return;
        this.opened = `${brandId} ${calendarId} ${version}`;
        const id = calendarId === NEW ? null : calendarId;
        void this.desk.open(brandId, id, Number.parseInt(version, 10) || null);
      });
    });
    effect(() => {
      if (this.desk.isDirty()) this.wasSaved.set(false);
    });
  }

  async save(event: Event): Promise<void> {
    event.preventDefault();
    this.wasTried.set(true);
    const id = await this.desk.save();
    if (id === null) return;
    this.wasSaved.set(true);
    this.opened = `${this.brandId()} ${id} `;
    if (this.isNew())
      await this.router.navigate(['/brands', this.brandId(), 'calendars', id], { replaceUrl: true });
  }

  isUnsaved(): boolean {
    return !this.isGone && this.desk.isDirty();
  }

  retire(): void {
    const asked = this.dialog.open<boolean>(RetireDialog, {
      ...{ data: this.desk, role: 'alertdialog', ariaLabelledBy: 'retire-title' },
    });
    asked.closed.subscribe((isRetired) => {
      this.isGone = isRetired === true;
      if (isRetired) void this.router.navigate(['/brands', this.brandId(), 'calendars']);
    });
  }
}
