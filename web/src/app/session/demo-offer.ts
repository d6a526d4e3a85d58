import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Attempt } from './attempt.js';
import { Demonstration } from './demo.js';
import { FailureNote } from './failure-note.js';

/** Loads the demo, where there is none and one may be. */
@Component({
  selector: 'eh-demo-offer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, TranslocoDirective],
  providers: [Demonstration],
  template: `
    @if (isOffered()) {
      <section class="panel" *transloco="let t" [attr.aria-label]="t('session.demo')">
        <p>{{ t('session.demo.offer') }}</p>
        <eh-failure-note [failure]="loading.failure()" />
        @if (isLoaded()) {
          <p class="note done" role="status">
            <eh-icon name="check" /><span>{{ t('session.demo.loaded') }} {{ t('session.demo.then') }}</span>
          </p>
        } @else {
          @if (isLoading()) {
            <label for="demo-loading" role="status">{{ t('session.demo.loading', { n: percent() }) }}</label>
            <progress id="demo-loading" max="100" [value]="percent()"></progress>
          }
          <button type="button" class="button" [attr.aria-disabled]="isLoading()" (click)="load()">
            {{ t('session.demo.load') }}
          </button>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      justify-items: start;
      gap: 0.625rem;
      padding: 1rem;
    }
    p {
      margin: 0;
      text-wrap: pretty;
    }
    progress {
      inline-size: 100%;
    }
  `,
})
export class DemoOffer {
  readonly loading = new Attempt();
  readonly isLoaded = computed(() => this.demo()?.state === 'loaded');
  readonly isLoading = computed(() => this.loading.isBusy() || this.demo()?.state === 'loading');
  readonly percent = computed(() => Math.round((this.demo()?.progress ?? 0) * 100));
  /** What is loaded already is offered no more, until the page is opened again. */
  readonly isOffered = computed(() => this.demo()?.mayLoad && (!this.isLoaded() || this.wasWanted()));

  private readonly demonstration = inject(Demonstration);
  private readonly demo = this.demonstration.demo;
  private readonly wasWanted = signal(false);

  constructor() {
    void this.demonstration.look();
  }

  async load(): Promise<void> {
    if (this.isLoading()) return;
    this.wasWanted.set(true);
    await this.loading.at(() => this.demonstration.load());
  }
}
