import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNote } from '../session/failure-note.js';
import { fieldsOf } from '../session/fields.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';
import { OpenRota } from './open-rota.js';
import { instantOf, shownAt } from './wall-clock.js';
import { whenText } from './when.js';

const HOUR = 3_600_000;

/** Puts somebody else, or nobody, on call for a time, and takes that back. */
@Component({
  selector: 'eh-stand-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, TranslocoDirective],
  templateUrl: './stand-in.html',
  styleUrl: './stand-in.css',
})
export class StandInForm {
  readonly rota = inject(OpenRota);
  readonly isWrong = signal(false);
  readonly zone = computed(() => this.rota.saved()?.zone ?? 'UTC');
  readonly from = computed(() => shownAt(this.zone(), this.start));
  readonly to = computed(() => shownAt(this.zone(), this.start + 24 * HOUR));

  private readonly locale = inject(Locale);
  private readonly start = Math.ceil(inject(Ticker).read() / HOUR) * HOUR;

  when(at: string): string {
    return whenText(at, this.locale.tag(), this.zone());
  }

  async standIn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = fieldsOf(event);
    const [from, to] = [instantOf(this.zone(), said('from')), instantOf(this.zone(), said('to'))];
    this.isWrong.set(from === null || to === null || from >= to);
    if (from === null || to === null || from >= to) return;
    const [begin, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
    await this.rota.standIn({ personId: said('person') || null, from: begin, to: end });
  }
}
