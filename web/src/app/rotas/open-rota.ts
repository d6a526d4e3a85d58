import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type {
  NewOverride,
  RotaChange,
  RotaChoices,
  RotaDraft,
  RotaPage,
} from '@evenhand/shared/wire/ladders';
import { daysUntil } from '@evenhand/shared/oncall/hand-overs';
import type { Colleague } from '@evenhand/shared/wire/ticket';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { codeOf } from '../session/problem.js';
import { Reading } from '../session/reading.js';
import { Ticker } from '../ui/ticker.js';
import { dateOf, dayAt, instantOf } from './wall-clock.js';

const BEGIN = '09:00';
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** One rota, or one that is to be: as it is saved, and as it is being changed. */
@Injectable()
export class OpenRota {
  readonly page = new Reading<RotaPage>();
  readonly choices = new Reading<RotaChoices>();
  readonly saving = new Attempt();
  readonly standing = new Attempt();
  readonly draft = signal<RotaDraft | null>(null);

  readonly saved = computed(() => this.page.value()?.draft ?? null);
  readonly isChanged = computed(() => {
    const before = this.basis();
    return before !== null && JSON.stringify(this.draft()) !== JSON.stringify(before.draft);
  });
  /** The rota has another version by now. */
  readonly isStale = signal(false);
  readonly people = computed(() => this.choices.value()?.people ?? []);
  readonly overrides = computed(() => this.page.value()?.overrides ?? []);

  private readonly http = inject(HttpClient);
  private readonly ticker = inject(Ticker);
  /** What was being changed, when that began: what is read again meanwhile does not become it. */
  private readonly basis = signal<{ readonly version: number; readonly draft: RotaDraft } | null>(null);
  private at = '';
  private id: string | undefined;

  async open(brandId: string, rotaId: string | undefined): Promise<void> {
    this.at = `/api/brands/${brandId}/rotas`;
    this.id = rotaId;
    this.page.value.set(null);
    this.basis.set(null);
    this.draft.set(null);
    if (!rotaId) this.take({ version: 0, draft: this.blank() });
    await Promise.all([
      this.choices.from(() => firstValueFrom(this.http.get<RotaChoices>(`${this.at}/choices`))),
      rotaId ? this.read() : undefined,
    ]);
  }

  async read(): Promise<void> {
    await this.page.from(() => this.ask());
    this.take(this.page.value());
    if (!this.page.failure()) this.isStale.set(false);
  }

  /** Again, while it stands on the screen; what somebody is changing stays as they have it. */
  async reread(): Promise<void> {
    if (!this.id || this.saving.isBusy() || this.standing.isBusy()) return;
    const wasChanged = this.isChanged();
    await this.page.again(() => this.ask());
    if (!wasChanged) this.take(this.page.value());
  }

  /** @returns the rota as it is saved, or null where it was refused. */
  async save(): Promise<RotaPage | null> {
    const draft = this.draft();
    if (!draft) return null;
    await this.saving.at(async () => {
      this.isStale.set(false);
      this.page.value.set(await this.sent(draft).catch((error: unknown) => this.refused(error)));
      this.take(this.page.value());
    });
    return this.saving.failure() ? null : this.page.value();
  }

  retire(): Promise<boolean> {
    return this.saving.at(() => firstValueFrom(this.http.delete(this.own())));
  }

  standIn(override: NewOverride): Promise<boolean> {
    return this.stands(() => firstValueFrom(this.http.post(`${this.own()}/overrides`, override)));
  }

  withdraw(overrideId: string): Promise<boolean> {
    return this.stands(() => firstValueFrom(this.http.delete(`${this.own()}/overrides/${overrideId}`)));
  }

  /** A person's name, also of who has left. */
  nameOf(id: string): string {
    const page = this.page.value();
    const seen: readonly (Colleague | null)[] = [
      ...this.people(),
      ...[...(page?.shifts ?? []), ...(page?.gaps ?? []), ...(page?.overrides ?? [])].map(
        ({ person }) => person,
      ),
    ];
    return seen.find((person) => person?.id === id)?.name ?? '';
  }

  /** Whether somebody still works for the brand, as far as is known here. */
  isThere(id: string): boolean {
    if (this.page.value()?.gaps.some(({ person }) => person?.id === id)) return false;
    return (
      this.people().some((one) => one.id === id) ||
      !!this.page.value()?.shifts.some(({ person }) => person.id === id)
    );
  }

  private async stands(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await this.standing.at(work);
    await this.page.from(() => this.ask());
    return isDone;
  }

  private sent(draft: RotaDraft): Promise<RotaPage> {
    const page = this.page.value();
    if (!page) return firstValueFrom(this.http.post<RotaPage>(this.at, draft));
    const change: RotaChange = { ...draft, basedOn: this.basis()?.version ?? page.version };
    return firstValueFrom(this.http.put<RotaPage>(this.own(), change));
  }

  private take(from: { readonly version: number; readonly draft: RotaDraft } | null): void {
    this.basis.set(from && { version: from.version, draft: from.draft });
    this.draft.set(from && from.draft);
  }

  private refused(error: unknown): never {
    this.isStale.set(codeOf(error) === 'stale');
    throw error;
  }

  private ask(): Promise<RotaPage> {
    return firstValueFrom(this.http.get<RotaPage>(this.own()));
  }

  private own(): string {
    return `${this.at}/${this.page.value()?.id ?? this.id}`;
  }

  private blank(): RotaDraft {
    return {
      ...{ name: '', zone: OWN_ZONE, people: [], hours: null },
      handOver: { every: 'week', weekday: 'mon', at: BEGIN },
      startsOn: lastMonday(this.ticker.read()),
    };
  }
}

/** The Monday that has begun for who is on call, so that the first person of a new rota is so at once. */
function lastMonday(now: number): string {
  const today = dayAt(OWN_ZONE, now);
  const monday = today + daysUntil(today, 'mon') - 7;
  const hasBegun = (instantOf(OWN_ZONE, `${dateOf(monday)}T${BEGIN}`) ?? 0) <= now;
  return dateOf(hasBegun ? monday : monday - 7);
}
