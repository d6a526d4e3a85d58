import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { policyChanges } from '@evenhand/shared/sla/policy-changes';
import type { PolicyDraft } from '@evenhand/shared/wire/policies';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { changeWords } from './change-words.js';
import { Editor } from './editor.js';

/** What differs between two versions, rule by rule. */
@Component({
  selector: 'eh-changes-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (changes().name; as name) {
        <p>
          {{ t('policies.change.policy') }} <del>{{ name.before }}</del> <ins>{{ name.after }}</ins>
        </p>
      }
      <ul [attr.aria-label]="t('policies.changes')">
        @for (change of changes().rules; track $index) {
          <li>
            <p class="rule">
              @switch (change.kind) {
                @case ('added') {
                  <span class="badge met"><eh-icon name="plus" /> {{ t('policies.added') }}</span>
                  <b>{{ change.at }}. {{ change.rule.name }}</b>
                }
                @case ('removed') {
                  <span class="badge late"><eh-icon name="close" /> {{ t('policies.removed') }}</span>
                  <b>{{ change.from }}. {{ change.rule.name }}</b>
                }
                @case ('kept') {
                  @if (change.isMoved) {
                    <span class="badge mine">
                      <eh-icon name="arrow-up" />
                      {{ t('policies.moved', { from: change.from, at: change.at }) }}
                    </span>
                  } @else {
                    <span class="badge"><eh-icon name="pen" /> {{ t('policies.changed') }}</span>
                  }
                  <b>{{ change.at }}. {{ change.rule.name }}</b>
                }
              }
            </p>
            @if (change.kind === 'kept' && change.changes.length > 0) {
              <dl>
                @for (one of change.changes; track $index) {
                  @let words = inWords(one, telling(t));
                  <dt>{{ words.what }}</dt>
                  <dd>
                    <del>{{ words.before }}</del> <ins>{{ words.after }}</ins>
                  </dd>
                }
              </dl>
            }
          </li>
        } @empty {
          @if (!changes().name) {
            <li class="hint">{{ t('policies.changes.none') }}</li>
          }
        }
      </ul>
    </ng-container>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.75rem;
      margin: 0.5rem 0 0;
      padding: 0;
      list-style: none;
    }
    p {
      margin: 0;
    }
    .rule {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.5rem;
      overflow-wrap: anywhere;
    }
    .rule b {
      font-weight: 600;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr);
      gap: 0.125rem 1rem;
      margin: 0.25rem 0 0;
    }
    dt {
      color: var(--eh-muted);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    del {
      color: var(--eh-breached);
    }
    ins {
      color: var(--eh-on-time);
      font-weight: 550;
      text-decoration: none;
    }
    ins {
      margin-inline-start: 0.375rem;
    }
    ins::before {
      content: '→ ';
      color: var(--eh-muted);
    }
    @media (max-width: 40rem) {
      dl {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class ChangesList {
  readonly before = input.required<PolicyDraft>();
  readonly after = input.required<PolicyDraft>();
  readonly changes = computed(() => policyChanges(this.before(), this.after()));
  readonly inWords = changeWords;

  private readonly editor = inject(Editor);
  private readonly locale = inject(Locale);

  telling(t: (key: string, values?: Record<string, unknown>) => string) {
    return { t, tag: this.locale.tag(), units: this.locale.units(), choices: this.editor.choices() };
  }
}
