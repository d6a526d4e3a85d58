import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Colleague } from '@evenhand/shared/wire/ticket';
import type { Timeline, TimelineEntry } from '@evenhand/shared/wire/timeline';
import { firstValueFrom } from 'rxjs';
import { FailureNote } from '../session/failure-note.js';
import { Reading } from '../session/reading.js';
import { eventLine, isWorded, saidIn, type EventLine } from '../ui/event-line.js';
import { Locale } from '../ui/locale.js';
import { factsOf, kindKey } from './ledger-facts.js';

/** A ticket's chain in the ledger, entry by entry, as it was written. */
@Component({
  selector: 'eh-ledger',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <eh-failure-note [failure]="timeline.failure()" />
      <ol [attr.aria-label]="t('breaches.ledger')" [attr.aria-busy]="timeline.isReading()">
        @for (entry of entries(); track entry.seq) {
          <li [class.grave]="entry.kind === 'breached' || entry.kind === 'lost'">
            <span class="seq">{{ entry.seq }}</span>
            <time [attr.datetime]="entry.at">{{ inFull(entry.at) }}</time>
            <span>
              @if (entry.line; as line) {
                {{ t(line.key, said(line, t)) }}
              } @else {
                <b>{{ entry.key ? t(entry.key) : entry.kind }}</b> · {{ entry.who ?? t('breaches.somebody') }}
              }
              @for (fact of entry.facts; track fact.name) {
                <span class="fact">{{ fact.name }}: {{ fact.value }}</span>
              }
            </span>
          </li>
        }
      </ol>
    </ng-container>
  `,
  styles: `
    ol {
      display: grid;
      gap: 0.125rem;
      max-block-size: 24rem;
      margin: 0;
      padding: 0.5rem 0.75rem;
      overflow: auto;
      border-radius: 0.5rem;
      background: var(--eh-ground);
      font-size: 0.8125rem;
      list-style: none;
      text-align: start;
    }
    li {
      display: grid;
      grid-template-columns: 1.75rem 11rem minmax(0, 1fr);
      gap: 0.5rem;
      overflow-wrap: anywhere;
    }
    .seq,
    time {
      color: var(--eh-muted);
      font-variant-numeric: tabular-nums;
    }
    .grave {
      color: var(--eh-breached);
    }
    .fact {
      display: inline-block;
      margin-inline-start: 0.5rem;
      color: var(--eh-muted);
    }
    @container (max-width: 38rem) {
      li {
        grid-template-columns: 1.75rem minmax(0, 1fr);
      }
      li > :last-child {
        grid-column: 2;
      }
    }
  `,
})
export class Ledger {
  readonly brandId = input.required<string>();
  readonly ticketId = input.required<string>();
  readonly people = input.required<readonly Colleague[]>();
  readonly timeline = new Reading<Timeline>();
  readonly entries = computed(() => (this.timeline.value()?.entries ?? []).map((entry) => this.shown(entry)));

  private readonly http = inject(HttpClient);
  private readonly locale = inject(Locale);
  private readonly names = computed(() => new Map(this.people().map(({ id, name }) => [id, name])));

  constructor() {
    effect(() => {
      const path = `/api/brands/${this.brandId()}/tickets/${this.ticketId()}/timeline`;
      untracked(() => void this.timeline.from(() => firstValueFrom(this.http.get<Timeline>(path))));
    });
  }

  inFull(at: string): string {
    const form = { dateStyle: 'short', timeStyle: 'medium' } as const;
    return new Intl.DateTimeFormat(this.locale.tag(), form).format(Date.parse(at));
  }

  /** As the ticket's own page says it. */
  said(line: EventLine, t: (key: string) => string): Record<string, string> {
    const said = saidIn(line, t);
    return { ...said, actor: said['actor'] || t('breaches.somebody') };
  }

  private shown({ seq, kind, actor, at, body }: TimelineEntry) {
    const names = this.names();
    const [what, id = ''] = actor.split(' ');
    const who = what === 'person' ? (names.get(id) ?? null) : actor;
    const happened = {
      kind: 'event',
      id: String(seq),
      at,
      what: kind,
      actor: who ?? '',
      body,
      words: null,
    } as const;
    const line = isWorded(kind) ? eventLine(happened, Object.fromEntries(names)) : null;
    return { seq, kind, at, who, line, key: kindKey(kind), facts: factsOf(body, names) };
  }
}
