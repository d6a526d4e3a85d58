import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Demo, DemoPerson } from '@evenhand/shared/wire/demo';
import { Icon } from '../ui/icon.js';

/** Who can be tried out, each a button that signs in. */
@Component({
  selector: 'eh-demo-people',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <section *transloco="let t" aria-labelledby="demo-title">
      <h2 id="demo-title">{{ t('session.demo') }}</h2>
      <p>{{ t('session.demo.why') }}</p>
      <ul>
        @for (person of demo().people; track person.email) {
          <li>
            <button
              type="button"
              class="button"
              [attr.aria-disabled]="isBusy()"
              (click)="chosen.emit(person)"
            >
              <eh-icon name="person" />
              {{ t('session.try-as', { name: person.name, role: t('session.role.' + person.role) }) }}
            </button>
          </li>
        }
      </ul>
      @if (demo().boardPath; as path) {
        <p>
          <a [routerLink]="path">{{ t('session.demo.board') }}</a>
        </p>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 0.5rem;
    }
    h2 {
      margin: 0;
      font-size: 1rem;
      font-weight: 650;
    }
    p {
      margin: 0;
      color: var(--eh-muted);
      text-wrap: pretty;
    }
    ul {
      display: grid;
      gap: 0.5rem;
      margin: 0.25rem 0 0;
      padding: 0;
      list-style: none;
    }
    .button {
      inline-size: 100%;
      justify-content: start;
    }
    a {
      color: var(--eh-accent);
    }
  `,
})
export class DemoPeople {
  readonly demo = input.required<Demo>();
  readonly isBusy = input(false);
  readonly chosen = output<DemoPerson>();
}
