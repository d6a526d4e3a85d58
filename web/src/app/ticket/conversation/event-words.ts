import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Happened } from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import { visibleText } from '../../ui/visible-text.js';
import { eventLine, saidIn } from '../../ui/event-line.js';
import { OpenTicket } from '../open-ticket.js';
import { Moment } from '../../ui/moment.js';

/** One thing that happened, in a line. */
@Component({
  selector: 'eh-event-words',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, RouterLink, TranslocoDirective],
  template: `
    <p *transloco="let t" [class.grave]="line().isGrave">
      <eh-icon [name]="line().icon" />
      <span>
        {{ t(line().key, said(t)) }}
        @if (event().words) {
          <span class="words">“{{ words() }}”</span>
        }
        @if (line().leadsTo; as id) {
          <a [routerLink]="['/brands', ticket.where.brandId, 'tickets', id]">{{ t('ticket.event.go') }}</a>
        }
      </span>
      <eh-moment [at]="event().at" />
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: baseline;
      gap: 0.5rem;
      margin: 0;
      color: var(--eh-muted);
      font-size: 0.8125rem;
      overflow-wrap: anywhere;
    }
    eh-icon {
      position: relative;
      inset-block-start: 0.125rem;
    }
    .grave {
      color: var(--eh-breached);
    }
    .words {
      color: var(--eh-ink);
    }
    a {
      color: var(--eh-accent);
      font-weight: 600;
    }
  `,
})
export class EventWords {
  readonly event = input.required<Happened>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  readonly ticket = inject(OpenTicket);
  readonly words = computed(() => visibleText(this.event().words ?? ''));
  readonly line = computed(() => eventLine(this.event(), this.names()));

  said(t: (key: string) => string): Record<string, string> {
    return saidIn(this.line(), t);
  }
}
