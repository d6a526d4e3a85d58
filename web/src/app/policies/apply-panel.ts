import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Applied, Application, ApplicationPreview } from '@evenhand/shared/wire/policies';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';
import { ClockKindName } from '../ui/clock-kind.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Moment } from '../ui/moment.js';
import { Editor } from './editor.js';

/** Puts open tickets under the latest version: first shown, then done, each time by a person. */
@Component({
  selector: 'eh-apply-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, FailureNote, Icon, Moment, RouterLink, TranslocoDirective],
  templateUrl: './apply-panel.html',
  styleUrl: './apply-panel.css',
})
export class ApplyPanel {
  readonly editor = inject(Editor);
  readonly locale = inject(Locale);
  readonly attempt = new Attempt();
  readonly preview = signal<ApplicationPreview | null>(null);
  readonly applied = signal<Applied | null>(null);
  readonly reason = signal('');
  readonly mayApply = computed(() => {
    const preview = this.preview();
    return !!preview && preview.tickets > 0 && (!preview.wantsReason || this.reason().trim() !== '');
  });

  async look(): Promise<void> {
    this.applied.set(null);
    this.preview.set(null);
    await this.attempt.at(async () => {
      this.preview.set(await this.editor.post<ApplicationPreview>(`${this.path()}/previews`, {}));
    });
  }

  async apply(): Promise<void> {
    const preview = this.preview();
    if (!preview || !this.mayApply()) return;
    const body: Application = { previewId: preview.id, reason: this.reason().trim() || null };
    await this.attempt.at(async () => {
      this.applied.set(await this.editor.post<Applied>(`${this.path()}/applications`, body));
      this.preview.set(null);
      this.reason.set('');
      await this.editor.reread();
    });
  }

  giveReason(field: EventTarget | null): void {
    this.reason.set((field as HTMLTextAreaElement).value);
  }

  ticketAt(ticketId: string): readonly string[] {
    return ['/brands', this.editor.brand(), 'tickets', ticketId];
  }

  namesOf(policies: readonly string[]): string {
    return new Intl.ListFormat(this.locale.tag()).format(policies);
  }

  private path(): string {
    return `policies/${this.editor.page()?.id}`;
  }
}
