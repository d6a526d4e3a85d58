import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Onlookers } from './onlookers.js';

/** Who else is looking, and who of them is writing. Readers hear who comes and goes, not each pause in the typing. */
@Component({
  selector: 'eh-onlooker-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (writing().length > 0) {
        <span class="writing">
          <eh-icon name="pen" />{{ t('ticket.writing.' + plural(writing()), { names: names(writing()) }) }}
        </span>
      }
      @if (looking().length > 0) {
        <span>
          <eh-icon name="eye" />{{ t('ticket.looking.' + plural(looking()), { names: names(looking()) }) }}
        </span>
      }
      <span class="unseen" role="status">
        @if (all().length > 0) {
          {{ t('ticket.here.' + plural(all()), { names: names(all()) }) }}
        }
      </span>
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
    span:not(.unseen) {
      color: var(--eh-accent);
      font-weight: 600;
    }
    eh-icon {
      margin-inline-end: 0.375rem;
      vertical-align: -0.1875em;
    }
  `,
})
export class OnlookerLine {
  readonly all = computed(() => this.onlookers.others().map(({ name }) => name));
  readonly writing = computed(() => this.namesWhere(true));
  readonly looking = computed(() => this.namesWhere(false));
  private readonly onlookers = inject(Onlookers);
  private readonly locale = inject(Locale);

  plural(names: readonly string[]): string {
    return this.locale.plural(names.length);
  }

  names(names: readonly string[]): string {
    return new Intl.ListFormat(this.locale.tag(), { type: 'conjunction' }).format(names);
  }

  private namesWhere(isTyping: boolean): string[] {
    return this.onlookers
      .others()
      .filter((one) => one.isTyping === isTyping)
      .map(({ name }) => name);
  }
}
