import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { LadderChoices, LadderDraft, LadderPage } from '@evenhand/shared/wire/ladders';
import { ringsOn } from '@evenhand/shared/oncall/rings-on';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { codeOf } from '../session/problem.js';
import { Reading } from '../session/reading.js';
import { draftOf, nextRung, rungOf, type RungDraft } from './rung-draft.js';

/** One ladder, or one that is to be: as it is saved, and as it is being changed. */
@Injectable()
export class OpenLadder {
  readonly page = new Reading<LadderPage>();
  readonly choices = new Reading<LadderChoices>();
  readonly saving = new Attempt();
  readonly name = signal('');
  readonly rungs = signal<readonly RungDraft[]>([]);
  readonly draft = computed<LadderDraft>(() => ({
    name: this.name().trim(),
    rungs: this.rungs().map(rungOf),
  }));
  readonly isChanged = computed(() => {
    const page = this.page.value();
    const saved = page && { name: page.name, rungs: page.rungs.map((rung) => rungOf(draftOf(rung))) };
    return (saved ? JSON.stringify(saved) : this.begun()) !== JSON.stringify(this.draft());
  });
  /** Somebody is told of a breach until the customer is answered; or nothing is saved. */
  readonly ringsOn = computed(() => ringsOn(this.draft().rungs));
  readonly isNew = signal(true);
  /** What is shown is an older version, and is not changed. */
  readonly isOld = computed(() => this.page.value()?.isLatest === false);
  /** The ladder has another version by now. */
  readonly isStale = signal(false);

  private readonly http = inject(HttpClient);
  private at = '';
  private id: string | undefined;
  private version: number | null = null;
  private readonly begun = signal<string | null>(null);

  /** @param version an older one, to be looked at */
  async open(brandId: string, ladderId: string | undefined, version: number | null = null): Promise<void> {
    this.version = version;
    this.isStale.set(false);
    this.saving.failure.set(null);
    this.at = `/api/brands/${brandId}/ladders`;
    this.id = ladderId;
    this.isNew.set(ladderId === undefined);
    this.page.value.set(null);
    this.name.set('');
    this.rungs.set(ladderId ? [] : [nextRung([])]);
    this.begun.set(JSON.stringify(this.draft()));
    const choices = this.choices.from(() =>
      firstValueFrom(this.http.get<LadderChoices>(`${this.at}/choices`)),
    );
    if (ladderId) await this.read();
    await choices;
  }

  async read(): Promise<void> {
    const url = this.version === null ? this.own() : `${this.own()}?version=${this.version}`;
    await this.page.from(() => firstValueFrom(this.http.get<LadderPage>(url)));
    this.show();
  }

  /** What somebody else has made of it; what was written since is gone. */
  async loadNewer(): Promise<void> {
    await this.read();
    if (this.page.failure()) return;
    this.isStale.set(false);
    this.saving.failure.set(null);
  }

  /** @returns the ladder as it is saved, or null where it was refused. */
  async save(): Promise<LadderPage | null> {
    const isDone = await this.saving.at(async () => {
      const { id } = this;
      const basedOn = this.page.value()?.version ?? 1;
      const sent = id
        ? this.http.put<LadderPage>(this.own(), { ...this.draft(), basedOn })
        : this.http.post<LadderPage>(this.at, this.draft());
      this.isStale.set(false);
      this.page.value.set(await firstValueFrom(sent).catch((error: unknown) => this.refused(error)));
      this.show();
    });
    return isDone ? this.page.value() : null;
  }

  retire(): Promise<boolean> {
    return this.saving.at(() => firstValueFrom(this.http.delete(this.own())));
  }

  change(key: number, change: Partial<RungDraft>): void {
    this.rungs.set(this.rungs().map((rung) => (rung.key === key ? { ...rung, ...change } : rung)));
  }

  private refused(error: unknown): never {
    this.isStale.set(codeOf(error) === 'stale');
    throw error;
  }

  private show(): void {
    const page = this.page.value();
    if (!page) return;
    this.name.set(page.name);
    this.rungs.set(page.rungs.map(draftOf));
  }

  private own(): string {
    return `${this.at}/${this.id}`;
  }
}
