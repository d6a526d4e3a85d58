import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { LadderChoices, LadderDraft, LadderPage } from '@evenhand/shared/wire/ladders';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
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
    return JSON.stringify(saved) !== JSON.stringify(this.draft());
  });
  readonly isNew = signal(true);

  private readonly http = inject(HttpClient);
  private at = '';
  private id: string | undefined;

  async open(brandId: string, ladderId: string | undefined): Promise<void> {
    this.at = `/api/brands/${brandId}/ladders`;
    this.id = ladderId;
    this.isNew.set(ladderId === undefined);
    this.page.value.set(null);
    this.name.set('');
    this.rungs.set(ladderId ? [] : [nextRung([])]);
    const choices = this.choices.from(() =>
      firstValueFrom(this.http.get<LadderChoices>(`${this.at}/choices`)),
    );
    if (ladderId) await this.read();
    await choices;
  }

  async read(): Promise<void> {
    await this.page.from(() => firstValueFrom(this.http.get<LadderPage>(this.own())));
    this.show();
  }

  /** @returns the ladder as it is saved, or null where it was refused. */
  async save(): Promise<LadderPage | null> {
    const isDone = await this.saving.at(async () => {
      const { id } = this;
      const basedOn = this.page.value()?.version ?? 1;
      const sent = id
        ? this.http.put<LadderPage>(this.own(), { ...this.draft(), basedOn })
        : this.http.post<LadderPage>(this.at, this.draft());
      this.page.value.set(await firstValueFrom(sent));
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
