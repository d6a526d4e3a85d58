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
import { LadderTabs } from '../ui/ladder-tabs.js';
import { Locale } from '../ui/locale.js';
import { Moment } from '../ui/moment.js';
import { LadderPreview } from './ladder-preview.js';
import { OpenLadder } from './open-ladder.js';
import { RungList } from './rung-list.js';
import { sentences } from './sentence.js';
import { Speech } from './speech.js';

/** A ladder is written here: rung by rung, read back in words, and drawn on a time line. */
@Component({
  selector: 'eh-ladder-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, LadderPreview, LadderTabs, Moment, RouterLink, RungList, TranslocoDirective],
  providers: [OpenLadder],
  templateUrl: './ladder-screen.html',
  styleUrl: './ladder-screen.css',
})
export class LadderScreen {
  readonly brandId = input.required<string>();
  readonly ladderId = input<string>();
  /** An older one, to be looked at. */
  readonly version = input<string>();
  readonly ladder = inject(OpenLadder);
  readonly locale = inject(Locale);
  readonly said = computed(() => {
    this.locale.language();
    return sentences(this.ladder.rungs(), this.ladder.choices.value(), this.speech);
  });
  readonly maySave = computed(
    () => this.ladder.isChanged() && this.ladder.name().trim() !== '' && this.ladder.ringsOn(),
  );

  readonly isSure = signal(false);

  private readonly speech = inject(Speech);
  private readonly router = inject(Router);
  private isGone = false;

  constructor() {
    warnBeforeUnload(this);
    effect(() => {
      const [brandId, ladderId] = [this.brandId(), this.ladderId()];
      const version = Number.parseInt(this.version() ?? '', 10) || null;
      untracked(() => void this.ladder.open(brandId, ladderId, version));
    });
  }

  rename(field: EventTarget | null): void {
    this.ladder.name.set((field as HTMLInputElement).value);
  }

  async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.maySave()) return;
    const wasNew = this.ladder.isNew();
    const saved = await this.ladder.save();
    if (saved && wasNew) await this.router.navigate(['/brands', this.brandId(), 'ladders', saved.id]);
  }

  isUnsaved(): boolean {
    return !this.isGone && this.ladder.isChanged();
  }

  /** Asked a second time, before it is done. */
  async retire(): Promise<void> {
    if (!this.isSure()) return this.isSure.set(true);
    this.isGone = await this.ladder.retire();
    if (this.isGone) await this.router.navigate(['/brands', this.brandId(), 'ladders']);
  }
}
