import { CdkDrag, type CdkDragDrop, CdkDropList } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FailureNote } from '../session/failure-note.js';
import { warnBeforeUnload } from '../session/unsaved.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { ApplyPanel } from './apply-panel.js';
import { ChangesList } from './changes-list.js';
import { Editor } from './editor.js';
import { FieldProblem } from './field-problem.js';
import { PreviewPanel } from './preview-panel.js';
import { RuleCard } from './rule-card.js';
import { TryOut } from './try-out.js';
import { VersionsPanel } from './versions-panel.js';

const PARTS = ['rules', 'versions', 'apply'] as const;

/** One policy: its rules in order with what they would do, its versions, and the tickets that run under it. */
@Component({
  selector: 'eh-policy-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ...[ApplyPanel, ChangesList, PreviewPanel, RuleCard, TryOut, VersionsPanel],
    ...[CdkDrag, CdkDropList, FailureNote, FieldProblem, Icon, RouterLink, TranslocoDirective],
  ],
  providers: [Editor],
  templateUrl: './policy-screen.html',
  styleUrl: './policy-screen.css',
})
export class PolicyScreen {
  readonly brandId = input.required<string>();
  readonly policyId = input.required<string>();
  readonly part = input<string>();

  readonly editor = inject(Editor);
  readonly locale = inject(Locale);
  readonly placeholders = [1, 2, 3];
  readonly isNew = computed(() => this.policyId() === 'new');
  readonly parts = computed(() => (this.isNew() ? [] : PARTS));
  readonly shown = computed(() => PARTS.find((part) => part === this.part()) ?? 'rules');

  private readonly words = inject(TranslocoService);
  private readonly router = inject(Router);

  constructor() {
    warnBeforeUnload(this);
    effect(() => {
      const [brandId, policyId] = [this.brandId(), this.policyId()];
      untracked(() => this.open(brandId, policyId));
    });
  }

  drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.editor.move(previousIndex, currentIndex);
  }

  addRule(): void {
    this.editor.addRule(this.words.translate('policies.new-rule'));
  }

  rename(field: EventTarget | null): void {
    this.editor.rename((field as HTMLInputElement).value);
  }

  giveReason(field: EventTarget | null): void {
    this.editor.giveReason((field as HTMLTextAreaElement).value);
  }

  async save(): Promise<void> {
    const saved = await this.editor.save();
    if (saved && this.isNew())
      await this.router.navigate(['/brands', this.brandId(), 'policies', saved.id], { replaceUrl: true });
  }

  isUnsaved(): boolean {
    return this.editor.isChanged();
  }

  again(): void {
    this.open(this.brandId(), this.policyId());
  }

  private open(brandId: string, policyId: string): void {
    if (this.editor.page()?.id === policyId && !this.editor.isStale()) return;
    const rest = this.words.translate('policies.rest');
    void this.editor.open(brandId, policyId === 'new' ? null : policyId, rest);
  }
}
