import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Classification, ContractSaid } from '@evenhand/shared/wire/classification';
import { topicName } from '../ui/topic-name.js';
import { Tickets, type Where } from './tickets.js';

/** What a ticket is taken for now. */
export interface ClassificationAsked {
  readonly where: Where;
  readonly topic: string;
  readonly severity: number;
  readonly contract: string | null;
}

/** What is to be changed; null for what stays as it is. */
export interface Classified {
  readonly classification: Classification | null;
  readonly contract: ContractSaid | null;
}

/** Asks what a ticket is about, how bad it is and what its customer has bought, and why that is not what it was taken for. */
@Component({
  selector: 'eh-classify-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './classify-dialog.html',
  styleUrls: ['./reason-dialog.css', './buttons.css', './line-field.css'],
})
export class ClassifyDialog {
  readonly asked = inject<ClassificationAsked>(DIALOG_DATA);
  readonly dialog = inject<DialogRef<Classified>>(DialogRef);
  readonly name = topicName;
  readonly severities = [1, 2, 3, 4];
  readonly topics = signal<readonly string[]>([this.asked.topic]);
  readonly topic = signal(this.asked.topic);
  readonly severity = signal(this.asked.severity);
  /** Those that the brand declared, and the one that it has. */
  readonly contracts = signal<readonly string[]>(this.asked.contract === null ? [] : [this.asked.contract]);
  readonly contract = signal(this.asked.contract ?? '');
  readonly words = signal('');
  readonly isTried = signal(false);
  readonly isSameClass = computed(
    () => this.topic() === this.asked.topic && this.severity() === this.asked.severity,
  );
  readonly isSameContract = computed(() => this.contract() === (this.asked.contract ?? ''));
  readonly isSame = computed(() => this.isSameClass() && this.isSameContract());
  readonly wantsWords = computed(() => !this.isSameClass() && this.words().trim() === '');

  constructor() {
    void inject(Tickets)
      .classes(this.asked.where)
      .then(
        ({ topics, contracts }) => {
          this.topics.set([...new Set([this.asked.topic, ...topics])]);
          this.contracts.update((own) => [...new Set([...own, ...contracts])]);
        },
        () => undefined,
      );
  }

  give(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    if (this.isSame() || this.wantsWords()) return;
    const words = this.words().trim();
    this.dialog.close({
      classification: this.isSameClass() ? null : { topic: this.topic(), severity: this.severity(), words },
      contract: this.isSameContract() ? null : { contract: this.contract() || null, ...(words && { words }) },
    });
  }
}
