import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-no-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="no-brand">
      <h1>No brand yet</h1>
      <p>
        You are signed in, but you belong to no brand. Ask an admin to add you to one, then reload this page.
      </p>
    </section>
  `,
  styles: `
    .no-brand {
      max-width: 34rem;
      margin: 20vh auto 0;
      padding: 1.5rem;
    }
    p {
      color: var(--eh-muted);
    }
  `,
})
export class NoBrand {}
