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
import type { PolicyDraft, PolicyPage } from '@evenhand/shared/wire/policies';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';
import { Moment } from '../ui/moment.js';
import { ChangesList } from './changes-list.js';
import { Editor } from './editor.js';

/** Every version there was, and what differs between any two. */
@Component({
  selector: 'eh-versions-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChangesList, FailureNote, Moment, TranslocoDirective],
  templateUrl: './versions-panel.html',
  styleUrl: './versions-panel.css',
})
export class VersionsPanel {
  readonly editor = inject(Editor);
  readonly attempt = new Attempt();
  readonly versions = computed(() => this.editor.page()?.versions ?? []);
  readonly older = signal(0);
  readonly newer = signal(0);
  readonly before = computed(() => this.known().get(this.older()));
  readonly after = computed(() => this.known().get(this.newer()));

  private readonly known = signal<ReadonlyMap<number, PolicyDraft>>(new Map());

  constructor() {
    effect(() => {
      const latest = this.editor.page()?.version ?? 0;
      this.newer.set(latest);
      this.older.set(Math.max(1, latest - 1));
    });
    effect(() => {
      const wanted = [this.older(), this.newer()];
      untracked(() => void this.fetch(wanted));
    });
  }

  choose(which: 'older' | 'newer', menu: EventTarget | null): void {
    this[which].set(Number((menu as HTMLSelectElement).value));
  }

  /** Shows what one version changed. */
  show(version: number): void {
    this.older.set(Math.max(1, version - 1));
    this.newer.set(version);
  }

  private async fetch(versions: readonly number[]): Promise<void> {
    const id = this.editor.page()?.id;
    const missing = versions.filter((version) => version > 0 && !this.known().has(version));
    if (!id || missing.length === 0) return;
    await this.attempt.at(async () => {
      for (const version of new Set(missing)) {
        const { draft } = await this.editor.get<PolicyPage>(`policies/${id}?version=${version}`);
        this.known.update((known) => new Map(known).set(version, draft));
      }
    });
  }
}
