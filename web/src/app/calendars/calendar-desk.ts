import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type {
  CalendarDraft,
  CalendarPage,
  Country,
  DraftProblem,
  Expansion,
} from '@evenhand/shared/wire/calendars';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { Reading } from '../session/reading.js';
import { rulesOf } from './year.js';

const HALF_DAYS = [
  ['09:00', '12:30'],
  ['13:30', '17:30'],
] as const;

const EMPTY: CalendarDraft = {
  ...{ name: '', zone: '', isAlwaysOpen: false, specials: [], publicHolidays: null },
  weekly: { mon: HALF_DAYS, tue: HALF_DAYS, wed: HALF_DAYS, thu: HALF_DAYS, fri: HALF_DAYS },
  ...{ keptOpen: [], feedUrl: null, file: null },
};

/** While somebody types, the draft is not spelt out at each key. */
const PAUSE_MS = 250;

/** One calendar while a manager writes in it: nothing changes for anybody before it is saved. */
@Injectable()
export class CalendarDesk {
  readonly page = new Reading<CalendarPage>();
  readonly countries = signal<readonly Country[]>([]);
  readonly draft = signal<CalendarDraft>(EMPTY);
  readonly expansion = signal<Expansion | null>(null);
  readonly isExpanding = signal(false);
  readonly saving = new Attempt();
  readonly isDirty = computed(() => JSON.stringify(this.draft()) !== this.saved());
  readonly rules = computed(() => rulesOf(this.draft(), this.expansion()));
  /** What is shown is an older version, and is not changed. */
  readonly isOld = computed(() => {
    const page = this.page.value();
    return page !== null && page.version !== page.versions[0]?.version;
  });
  /** The calendar has another version by now. */
  readonly isStale = signal(false);

  private readonly http = inject(HttpClient);
  private readonly saved = signal('');
  private at = '';
  private id: string | null = null;
  private version: number | null = null;
  private nth = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect((onCleanup) => {
      this.draft();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void untracked(() => this.expand()), PAUSE_MS);
      onCleanup(() => {
        clearTimeout(this.timer);
      });
    });
  }

  /** @param version an older one, to be looked at */
  async open(brandId: string, id: string | null, version: number | null = null): Promise<void> {
    this.version = version;
    this.at = `/api/brands/${brandId}/calendars`;
    this.id = id;
    void this.learnCountries();
    if (id !== null) return this.reload();
    this.page.value.set(null);
    this.take({ ...EMPTY, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  }

  /** As it was saved last; what was written since is gone. */
  async reload(): Promise<void> {
    const wanted = this.version === null ? '' : `?version=${this.version}`;
    const url = `${this.at}/${this.id}${wanted}`;
    await this.page.from(() => firstValueFrom(this.http.get<CalendarPage>(url)));
    this.isStale.set(false);
    this.saving.failure.set(null);
    const page = this.page.value();
    if (page) this.take(page.draft);
  }

  patch(part: Partial<CalendarDraft>): void {
    if (this.isOld()) return;
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  problemAt(where: string): DraftProblem | undefined {
    return this.expansion()?.problems.find((problem) => problem.where === where);
  }

  /** @returns the calendar's id, null where it was refused */
  async save(): Promise<string | null> {
    const [draft, basedOn] = [this.draft(), this.page.value()?.version];
    const isDone = await this.saving.at(async () => {
      const asked =
        this.id === null
          ? this.http.post<CalendarPage>(this.at, draft)
          : this.http.put<CalendarPage>(`${this.at}/${this.id}`, { ...draft, basedOn });
      this.show(await firstValueFrom(asked).catch((error: unknown) => this.refused(error)));
    });
    return isDone ? this.id : null;
  }

  retire(): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${this.at}/${this.id}`));
  }

  /** The saved feed is read now; of an address that is not saved yet the draft is spelt out again. */
  async readFeed(): Promise<void> {
    const isSaved = this.id !== null && this.page.value()?.feed?.url === this.draft().feedUrl;
    if (!isSaved) return this.expand();
    const isDirty = this.isDirty();
    await this.saving.at(async () => {
      const asked = this.http.post<CalendarPage>(`${this.at}/${this.id}/readings`, null);
      const page = await firstValueFrom(asked);
      if (isDirty) this.page.value.set(page);
      else this.show(page);
    });
    await this.expand();
  }

  private show(page: CalendarPage): void {
    this.id = page.id;
    this.page.value.set(page);
    this.take(page.draft);
  }

  private refused(error: unknown): never {
    const body: unknown = error instanceof HttpErrorResponse ? error.error : null;
    this.isStale.set((body as { code?: string } | null)?.code === 'calendar-stale');
    throw error;
  }

  private take(draft: CalendarDraft): void {
    this.saved.set(JSON.stringify(draft));
    this.draft.set(draft);
  }

  private async expand(): Promise<void> {
    if (this.at === '') return;
    const nth = ++this.nth;
    this.isExpanding.set(true);
    const asked = this.http.post<Expansion>(`${this.at}/expansions`, this.draft());
    const expansion = await firstValueFrom(asked).catch(() => null);
    if (nth !== this.nth) return;
    this.isExpanding.set(false);
    if (expansion) this.expansion.set(expansion);
  }

  private async learnCountries(): Promise<void> {
    if (this.countries().length > 0) return;
    const asked = this.http.get<Country[]>(`${this.at}/countries`);
    this.countries.set(await firstValueFrom(asked).catch(() => []));
  }
}
