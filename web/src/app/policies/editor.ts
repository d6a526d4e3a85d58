import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { eases } from '@evenhand/shared/sla/eases';
import { isUnchanged, policyChanges } from '@evenhand/shared/sla/policy-changes';
import type { PolicyChoices, PolicyDraft, PolicyPage, RuleDraft } from '@evenhand/shared/wire/policies';
import type { Problem } from '@evenhand/shared/wire/session';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { Reading } from '../session/reading.js';
import { firstDraft, moved, unfilled, withNewRule, withoutRule, withRule } from './editing.js';

type Problems = NonNullable<Problem['fields']>;

interface Read {
  readonly page: PolicyPage | null;
  readonly choices: PolicyChoices;
}

/** One policy while it is being edited. What was changed is kept until it is saved or given up. */
@Injectable()
export class Editor {
  readonly read = new Reading<Read>();
  readonly saving = new Attempt();
  readonly draft = signal<PolicyDraft | null>(null);
  /** The rule that is open, and that the preview shows. */
  readonly chosen = signal(0);
  /** What is wrong with single fields, until the draft is sent again. */
  readonly problems = signal<Problems>([]);
  readonly isStale = signal(false);

  readonly page = computed(() => this.read.value()?.page ?? null);
  readonly choices = computed(() => this.read.value()?.choices ?? null);
  readonly rule = computed(() => this.draft()?.rules[this.chosen()] ?? null);
  readonly isRetired = computed(() => this.page()?.retiredAt != null);
  readonly easings = computed(() => {
    const [before, after] = [this.page()?.draft, this.draft()];
    return before && after ? eases(before, after) : [];
  });
  readonly isChanged = computed(() => {
    const [before, after] = [this.page()?.draft ?? this.begun(), this.draft()];
    return !!before && !!after && !isUnchanged(policyChanges(before, after));
  });

  readonly brand = signal('');
  private readonly begun = signal<PolicyDraft | null>(null);
  private readonly http = inject(HttpClient);
  private readonly words = inject(TranslocoService);

  /** @param policyId null begins a new one, whose only rule has that name */
  async open(brandId: string, policyId: string | null, restName: string): Promise<void> {
    this.brand.set(brandId);
    this.read.value.set(null);
    this.draft.set(null);
    this.problems.set([]);
    await this.read.from(async () => {
      const choices = await this.get<PolicyChoices>('policies/choices');
      const page = policyId ? await this.get<PolicyPage>(`policies/${policyId}`) : null;
      return { page, choices };
    });
    const known = this.read.value();
    if (!known) return;
    this.begun.set(firstDraft(known.choices, restName));
    this.giveUp();
  }

  /** Back to what is saved. */
  giveUp(): void {
    const saved = this.page()?.draft ?? this.begun();
    this.draft.set(saved && { ...saved, reason: null });
    this.problems.set([]);
    this.saving.failure.set(null);
    this.isStale.set(false);
    this.chosen.update((place) => Math.min(place, (saved?.rules.length ?? 1) - 1));
  }

  /** @returns the policy as it was saved, null where it was not. */
  async save(): Promise<PolicyPage | null> {
    const [draft, page] = [this.draft(), this.page()];
    if (!draft || this.isUnfilled(draft)) return null;
    let saved: PolicyPage | null = null;
    await this.saving.at(async () => {
      this.problems.set([]);
      saved = await this.send(draft, page).catch((error: unknown) => this.learn(error));
    });
    const [known, now] = [this.read.value(), saved as PolicyPage | null];
    if (!now || !known) return null;
    this.read.value.set({ ...known, page: now });
    this.giveUp();
    return now;
  }

  /** What is saved, again: how many tickets run under what. */
  async reread(): Promise<void> {
    const page = this.page();
    if (!page) return;
    const now = await this.get<PolicyPage>(`policies/${page.id}`);
    this.read.value.update(
      (known) => known && { ...known, page: { ...now, draft: page.draft, version: page.version } },
    );
  }

  /** What is wrong with a field, as the server names it: `rules.1.targets.0.seconds`. */
  problemAt(field: string): string | null {
    const found = this.problems().filter((one) => one.field === field || one.field.startsWith(`${field}.`));
    return found.length > 0 ? [...new Set(found.map(({ problem }) => problem))].join('. ') : null;
  }

  rename(name: string): void {
    this.draft.update((draft) => draft && { ...draft, name });
  }

  giveReason(reason: string): void {
    this.draft.update((draft) => draft && { ...draft, reason: reason === '' ? null : reason });
  }

  /** @param change is given the rule as it is now, which a form may not show yet */
  changeRule(index: number, change: (rule: RuleDraft) => Partial<RuleDraft>): void {
    this.draft.update((draft) => draft && withRule(draft, index, change));
  }

  addRule(name: string): void {
    this.draft.update((draft) => draft && withNewRule(draft, name));
    this.chosen.set((this.draft()?.rules.length ?? 2) - 2);
    this.problems.set([]);
  }

  removeRule(index: number): void {
    this.draft.update((draft) => draft && withoutRule(draft, index));
    this.chosen.update((place) =>
      place > index || place === this.draft()?.rules.length ? place - 1 : place,
    );
    this.problems.set([]);
  }

  move(from: number, to: number): void {
    const open = this.rule();
    this.draft.update((draft) => draft && moved(draft, from, to));
    const place = this.draft()?.rules.indexOf(open as RuleDraft) ?? -1;
    if (place >= 0) this.chosen.set(place);
    this.problems.set([]);
  }

  get<T>(path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(`/api/brands/${this.brand()}/${path}`));
  }

  post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/brands/${this.brand()}/${path}`, body));
  }

  private send(draft: PolicyDraft, page: PolicyPage | null): Promise<PolicyPage> {
    if (!page) return this.post<PolicyPage>('policies', draft);
    const url = `/api/brands/${this.brand()}/policies/${page.id}`;
    return firstValueFrom(this.http.put<PolicyPage>(url, { ...draft, basedOn: page.version }));
  }

  private isUnfilled(draft: PolicyDraft): boolean {
    const problems = unfilled(draft).map(({ index, word }) => {
      const what = this.words.translate(`policies.asks.${word}`);
      const problem = this.words.translate('policies.unfilled', { what });
      return { field: `rules.${index}.conditions.${word}`, problem };
    });
    if (problems.length === 0) return false;
    this.show(problems);
    this.saving.failure.set({ sentence: problems.map(({ problem }) => problem).join(' ') });
    return true;
  }

  private learn(error: unknown): never {
    const said = error instanceof HttpErrorResponse ? (error.error as Problem | null) : null;
    const fields = said?.fields ?? [];
    this.show(fields);
    this.isStale.set(said?.code === 'policy-stale');
    throw error;
  }

  private show(problems: Problems): void {
    this.problems.set(problems);
    const wrong = problems.find(({ field }) => field.startsWith('rules.'));
    if (wrong) this.chosen.set(Number(wrong.field.split('.')[1]));
  }
}
