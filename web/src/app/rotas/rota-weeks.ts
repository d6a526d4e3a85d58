import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { onCall, type Stretch, withAbsent } from '@evenhand/shared/oncall/on-call';
import { SlaError } from '@evenhand/shared/sla/sla-error';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';
import { OpenRota } from './open-rota.js';
import { piecesIn, placed, weeksAround } from './weeks.js';
import { dayText, narrowDayText, whenText } from './when.js';

const WEEKS = 4;
const MINUTE = 60_000;
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Who is on call in the weeks to come, as the rota stands on the screen, saved or not. */
@Component({
  selector: 'eh-rota-weeks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  templateUrl: './rota-weeks.html',
  styleUrl: './rota-weeks.css',
})
export class RotaWeeks {
  readonly rota = inject(OpenRota);
  readonly ownZone = OWN_ZONE;
  /** There the drawing has no room for names. */
  readonly isNarrow = matchMedia('(max-width: 47.99rem)').matches;
  readonly skip = signal(0);
  readonly isOwn = signal(false);

  readonly zone = computed(() => this.rota.draft()?.zone ?? OWN_ZONE);
  readonly shownZone = computed(() => (this.isOwn() ? OWN_ZONE : this.zone()));
  readonly now = computed(() => Math.floor(this.ticker.now() / MINUTE) * MINUTE);
  /** Null where it cannot be reckoned: a zone or a date that there is not, as it is being typed. */
  readonly weeks = computed(() => reckoned(() => this.drawn()));
  readonly shifts = computed(() => this.weeks()?.stretches.filter(({ gap }) => gap !== 'hours') ?? []);

  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);

  dayName(date: string): string {
    return dayText(date, this.locale.tag());
  }

  narrowDayName(date: string): string {
    return narrowDayText(date, this.locale.tag());
  }

  when(at: number): string {
    return whenText(at, this.locale.tag(), this.shownZone());
  }

  name({ personId }: Stretch): string {
    return personId === null ? '' : this.rota.nameOf(personId);
  }

  /** A colour of one's own, as far apart as those of the neighbours can be. */
  hue({ personId }: Stretch): number {
    const place = this.rota.draft()?.people.indexOf(personId ?? '') ?? -1;
    return place < 0 ? 300 : (170 + place * 137) % 360;
  }

  private drawn() {
    const draft = this.rota.draft();
    if (!draft || draft.people.length === 0) return null;
    const weeks = weeksAround(this.shownZone(), this.now(), { skip: this.skip(), count: WEEKS });
    const [from, to] = [Math.max(this.now(), weeks[0]?.from ?? 0), weeks.at(-1)?.to ?? 0];
    const standIns = this.rota.overrides().map((one) => ({
      ...{ from: Date.parse(one.from), to: Date.parse(one.to), personId: one.person?.id ?? null },
    }));
    const stretches = withAbsent(onCall(draft, standIns, { from, to }), (id) => this.rota.isThere(id));
    const drawn = weeks.map((week) => ({
      ...week,
      pieces: piecesIn(week, stretches),
      past: placed({ from: week.from, to: this.now() }, week).width,
    }));
    return { drawn, stretches };
  }
}

function reckoned<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof SlaError) return null;
    throw error;
  }
}
