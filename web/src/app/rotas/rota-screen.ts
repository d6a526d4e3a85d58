import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { warnBeforeUnload } from '../session/unsaved.js';
import { GapStrip } from '../session/gap-strip.js';
import { Icon } from '../ui/icon.js';
import { LadderTabs } from '../ui/ladder-tabs.js';
import { OpenRota } from './open-rota.js';
import { RotaForm } from './rota-form.js';
import { RotaWeeks } from './rota-weeks.js';
import { StandInForm } from './stand-in.js';

/** One rota: the weeks to come, who stands in, and what it is. */
@Component({
  selector: 'eh-rota-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    FailureNote,
    GapStrip,
    Icon,
    LadderTabs,
    RotaForm,
    RotaWeeks,
    RouterLink,
    StandInForm,
    TranslocoDirective,
  ],
  providers: [OpenRota],
  templateUrl: './rota-screen.html',
  styleUrl: './rota-screen.css',
})
export class RotaScreen {
  readonly brandId = input.required<string>();
  /** None where it is a new one. */
  readonly rotaId = input<string>();
  readonly rota = inject(OpenRota);
  readonly isSaved = signal(false);
  readonly mayEnd = signal(false);
  readonly placeholders = [1, 2, 3];

  private readonly router = inject(Router);
  private isGone = false;

  constructor() {
    warnBeforeUnload(this);
    effect(() => {
      const [brandId, rotaId] = [this.brandId(), this.rotaId()];
      untracked(() => {
        if (this.rota.page.value()?.id !== rotaId || !rotaId) void this.rota.open(brandId, rotaId);
      });
    });
    keepReading(() => this.rota.reread());
  }

  async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.isSaved.set(false);
    const saved = await this.rota.save();
    this.isSaved.set(saved !== null);
    if (saved && !this.rotaId()) await this.router.navigate(this.address(saved.id), { replaceUrl: true });
  }

  /** Also what somebody else has made of it meanwhile. */
  undo(): void {
    this.isSaved.set(false);
    this.rota.saving.failure.set(null);
    void this.rota.read();
  }

  isUnsaved(): boolean {
    return !this.isGone && this.rota.isChanged();
  }

  async retire(): Promise<void> {
    this.mayEnd.set(false);
    this.isGone = await this.rota.retire();
    if (this.isGone) await this.router.navigate(this.address());
  }

  private address(...rest: string[]): string[] {
    return ['/brands', this.brandId(), 'ladders', 'rotas', ...rest];
  }
}
