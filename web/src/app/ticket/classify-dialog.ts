import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Classification } from '@evenhand/shared/wire/ticket';
import { topicName } from '../ui/topic-name.js';
import { Tickets, type Where } from './tickets.js';

/** What a ticket is taken for now. */
export interface ClassificationAsked {
  readonly where: Where;
  readonly topic: string;
  readonly severity: number;
}

/** Asks what a ticket is about and how bad it is, and why that is not what it was taken for. */
@Component({
  selector: 'eh-classify-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './classify-dialog.html',
  styleUrls: ['./reason-dialog.css', './buttons.css', './line-field.css'],
})
export class ClassifyDialog {
  readonly asked = inject<ClassificationAsked>(DIALOG_DATA);
  readonly dialog = inject<DialogRef<Classification>>(DialogRef);
  readonly name = topicName;
  readonly severities = [1, 2, 3, 4];
  readonly topics = signal<readonly string[]>([this.asked.topic]);
  readonly topic = signal(this.asked.topic);
  readonly severity = signal(this.asked.severity);
  readonly words = signal('');
  readonly isTried = signal(false);
  readonly isSame = computed(
    () => this.topic() === this.asked.topic && this.severity() === this.asked.severity,
  );
  readonly wantsWords = computed(() => this.words().trim() === '');

  constructor() {
    void inject(Tickets)
      .topics(this.asked.where)
      .then(
        ({ topics }) => this.topics.set([...new Set([this.asked.topic, ...topics])]),
        () => undefined,
      );
  }

  give(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    if (this.isSame() || this.wantsWords()) return;
    this.dialog.close({ topic: this.topic(), severity: this.severity(), words: this.words().trim() });
  }
}
