import {
  afterNextRender,
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { isDeflection } from '@evenhand/shared/replies/deflection';
import {
  DRAFT_KINDS,
  LONGEST_TEXT,
  type DraftKind,
  type ThenState,
  type TicketPage,
} from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import { visibleText } from '../../ui/visible-text.js';
import { CannotReply } from './cannot-reply.js';
import { DraftLine } from './draft-line.js';
import { Onlookers } from '../onlookers.js';
import { SendButton } from './send-button.js';
import { StaleBar } from './stale-bar.js';
import { Steps } from '../steps.js';
import { Writing } from './writing.js';

/** Where an agent writes: a reply that everybody can read, or a note that colleagues alone can. They never look alike. */
@Component({
  selector: 'eh-composer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CannotReply, DraftLine, Icon, SendButton, StaleBar, TranslocoDirective],
  templateUrl: './composer.html',
  styleUrls: ['../buttons.css', './composer.css'],
  host: { '[class.for-colleagues]': "writing.kind() === 'note'" },
})
export class Composer {
  readonly page = input.required<TicketPage>();

  readonly kinds = DRAFT_KINDS;
  readonly longest = LONGEST_TEXT;
  readonly writing = inject(Writing);
  readonly onlookers = inject(Onlookers);
  readonly name = computed(() => {
    const customer = this.page().customer;
    return visibleText(customer?.name ?? customer?.handle ?? '');
  });
  /** A reply that nobody could send is not begun; one that was begun stays readable. */
  readonly isWritable = computed(
    () =>
      (this.page().state !== 'merged' &&
        !['no-connector', 'imported'].includes(this.page().cannotReply ?? '')) ||
      this.writing.reply.text() !== '',
  );
  readonly isOnlyMoving = computed(
    () => this.writing.kind() === 'reply' && isDeflection(this.writing.reply.text()),
  );

  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  private readonly steps = inject(Steps);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly changes = inject(ChangeDetectorRef);

  focusReply(): void {
    this.lead('reply');
  }

  focusNote(): void {
    this.lead('note');
  }

  choose(kind: DraftKind): void {
    this.writing.kind.set(kind);
    this.focusField();
  }

  /** The arrows lead from tab to tab; only Enter or a click changes what is written. */
  toOther(event: Event, kind: DraftKind): void {
    event.preventDefault();
    this.tab(kind === 'reply' ? 'note' : 'reply')?.focus();
  }

  typed(event: Event): void {
    this.writing.write((event.target as HTMLTextAreaElement).value);
    this.onlookers.typed();
  }

  left(): void {
    void this.writing.field().flush();
    this.onlookers.stopped();
  }

  pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (this.writing.kind() === 'reply') void this.send('waiting');
      else void this.addNote();
    } else if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      this.steps.parts().stream?.step(1);
    }
  }

  async send(then: ThenState): Promise<void> {
    this.onlookers.stopped();
    if (this.writing.isStale()) return this.warn();
    if (await this.writing.sendReply(then)) this.steps.parts().stream?.toNewest();
    else if (this.writing.isStale()) this.warn();
  }

  async addNote(): Promise<void> {
    this.onlookers.stopped();
    if (await this.writing.addNote()) this.steps.parts().stream?.toNewest();
  }

  confirm(): void {
    this.writing.hasRead();
    this.focusField();
  }

  show(): void {
    const [first] = this.writing.unread();
    if (first) this.steps.parts().stream?.show(first.id);
  }

  /** A key never turns a text from a note into a reply, or back: with text there, it leads to the tab and no further. */
  private lead(kind: DraftKind): void {
    if (kind !== this.writing.kind() && this.writing.field().text() !== '') this.tab(kind)?.focus();
    else this.choose(kind);
  }

  private warn(): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>('[data-confirm]')?.focus(), {
      injector: this.injector,
    });
  }

  /** At once: what is typed next must not be taken for keys of the screen. */
  private focusField(): void {
    this.changes.detectChanges();
    this.field()?.nativeElement.focus();
  }

  private tab(kind: DraftKind): HTMLElement | null {
    return this.host.querySelector<HTMLElement>(`#tab-${kind}`);
  }
}
