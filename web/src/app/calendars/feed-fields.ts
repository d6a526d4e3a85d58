import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Moment } from '../ui/moment.js';
import { CalendarDesk } from './calendar-desk.js';
import { ProblemNote } from './problem-note.js';

const MOST_BYTES = 2 * 1024 * 1024;

/** Days off from an iCalendar: a file that is put in once, or an address that is read each day. */
@Component({
  selector: 'eh-feed-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, ProblemNote, TranslocoDirective],
  templateUrl: './feed-fields.html',
  styleUrl: './feed-fields.css',
})
export class FeedFields {
  readonly desk = inject(CalendarDesk);
  readonly isOver = signal(false);
  readonly isTooLarge = signal(false);
  /** How the address that is saved fares; of another one there is nothing to tell yet. */
  readonly state = computed(() => {
    const feed = this.desk.page.value()?.feed ?? null;
    return feed?.url === this.desk.draft().feedUrl ? feed : null;
  });
  readonly daysFrom = computed(() => {
    const dates = this.desk.expansion()?.dates ?? [];
    const count = (from: string) => dates.filter((one) => one.from === from).length;
    return { file: count('file'), feed: count('feed') };
  });
  readonly timedEvents = computed(() => this.desk.expansion()?.timedEvents ?? 0);

  drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    void this.take(event.dataTransfer?.files[0]);
  }

  over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  async choose(field: EventTarget | null): Promise<void> {
    const input = field as HTMLInputElement;
    await this.take(input.files?.[0]);
    input.value = '';
  }

  setUrl(field: EventTarget | null): void {
    const url = (field as HTMLInputElement).value.trim();
    this.desk.patch({ feedUrl: url === '' ? null : url });
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file) return;
    this.isTooLarge.set(file.size > MOST_BYTES);
    if (!this.isTooLarge()) this.desk.patch({ file: await file.text() });
  }
}
