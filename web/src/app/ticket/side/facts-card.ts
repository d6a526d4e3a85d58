import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { languageName } from '../../ui/language-name.js';
import { Locale } from '../../ui/locale.js';
import { Icon } from '../../ui/icon.js';
import { Moment } from '../../ui/moment.js';
import { TopicName } from '../../ui/topic-name.js';
import { Partings } from '../partings.js';

const NO_RULE = 'no rule fits';

/** What intake found out, with the rule that said so. */
@Component({
  selector: 'eh-facts-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, TopicName, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('ticket.facts') }}</h2>
      <dl>
        <div>
          <dt>{{ t('ticket.topic') }}</dt>
          <dd>
            <eh-topic-name [topic]="page().topic" />
            <span class="muted">{{ rule(t, page().topicRule) }}</span>
          </dd>
        </div>
        <div>
          <dt>{{ t('ticket.fact.severity') }}</dt>
          <dd>
            <span [class.grave]="page().severity === 1">{{ t('ticket.severity.' + page().severity) }}</span>
            <span class="muted">{{ rule(t, page().severityRule) }}</span>
          </dd>
        </div>
        @if (page().contract; as contract) {
          <div>
            <dt>{{ t('ticket.contract') }}</dt>
            <dd>{{ contract }}</dd>
          </div>
        }
        <div>
          <dt>{{ t('ticket.language') }}</dt>
          <dd>{{ language() ?? t('ticket.language.unknown') }}</dd>
        </div>
        <div>
          <dt>{{ t('ticket.opened') }}</dt>
          <dd><eh-moment [at]="page().openedAt" /></dd>
        </div>
      </dl>
      @if (partings.mayClassify()) {
        <button type="button" class="quiet" (click)="partings.classify()">
          <eh-icon name="pen" />{{ t('ticket.classify') }}
          <span class="unseen">{{ t('ticket.classify.title') }}</span>
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      border-block-end: 0;
    }
    dl {
      display: grid;
      gap: 0.375rem;
      margin: 0;
    }
    dl div {
      display: grid;
      grid-template-columns: 6rem minmax(0, 1fr);
      gap: 0.5rem;
    }
    dt {
      color: var(--eh-muted);
    }
    dd {
      display: grid;
      margin: 0;
      overflow-wrap: anywhere;
    }
    button.quiet {
      min-block-size: 2rem;
      margin-block-start: 0.625rem;
      padding-inline: 0.625rem;
      border-color: var(--eh-line);
      font-weight: 500;
    }
    .grave {
      color: var(--eh-breached);
      font-weight: 650;
    }
  `,
  styleUrls: ['./card.css', '../buttons.css'],
})
export class FactsCard {
  readonly page = input.required<TicketPage>();
  readonly language = computed(() => languageName(this.page().language, this.locale.tag()));
  readonly partings = inject(Partings);
  private readonly locale = inject(Locale);

  rule(t: (key: string, values?: Record<string, string>) => string, name: string): string {
    return name === NO_RULE ? t('ticket.rule.none') : t('ticket.rule', { name });
  }
}
