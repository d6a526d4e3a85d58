import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Facts, fits } from '@evenhand/shared/sla/conditions';
import { SlaError } from '@evenhand/shared/sla/sla-error';
import type { PolicyDraft } from '@evenhand/shared/wire/policies';
import { Icon } from '../ui/icon.js';
import { languageName } from '../ui/language-name.js';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';
import { topicName } from '../ui/topic-name.js';
import { Editor } from './editor.js';
import { instantOf, wallOf } from './wall-time.js';

type Tried = Omit<Facts, 'at' | 'channel' | 'agency'>;

/** Which rule takes a complaint: its place, or null where hours that are none keep that from being told. */
export function firstFitting({ rules }: PolicyDraft, facts: Facts): number | null {
  try {
    return rules.findIndex(({ conditions }) => fits(conditions, facts));
  } catch (error) {
    if (error instanceof SlaError) return null;
    throw error;
  }
}

/** A made-up complaint, and which rule would take it. */
@Component({
  selector: 'eh-try-out',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  templateUrl: './try-out.html',
  styleUrl: './try-out.css',
})
export class TryOut {
  readonly editor = inject(Editor);
  readonly locale = inject(Locale);
  readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  readonly wall = signal(wallOf(inject(Ticker).now(), this.zone));
  readonly topicName = topicName;
  readonly languageName = languageName;
  readonly severities = [1, 2, 3, 4];

  readonly tried = signal<Tried>({
    ...{ accountId: '', topic: 'other', severity: 3, language: 'en', text: '', contract: null },
  });
  readonly account = computed(() => {
    const accounts = this.editor.choices()?.accounts ?? [];
    return accounts.find(({ id }) => id === this.tried().accountId) ?? accounts[0];
  });
  readonly taken = computed(() => {
    const [draft, account] = [this.editor.draft(), this.account()];
    const at = instantOf(this.wall(), this.zone);
    if (!draft || !account || Number.isNaN(at)) return null;
    const { id: accountId, channel, agency } = account;
    const place = firstFitting(draft, { ...this.tried(), accountId, channel, agency, at });
    return place === null ? null : { place, rule: draft.rules[place] };
  });

  change(field: 'accountId' | 'topic' | 'language' | 'text', from: EventTarget | null): void {
    this.tried.update((tried) => ({ ...tried, [field]: textOf(from) }));
  }

  changeSeverity(from: EventTarget | null): void {
    this.tried.update((tried) => ({ ...tried, severity: Number(textOf(from)) }));
  }

  changeContract(from: EventTarget | null): void {
    this.tried.update((tried) => ({ ...tried, contract: textOf(from) || null }));
  }

  changeTime(from: EventTarget | null): void {
    this.wall.set(textOf(from));
  }
}

const textOf = (from: EventTarget | null) => (from as HTMLInputElement | HTMLSelectElement).value;
