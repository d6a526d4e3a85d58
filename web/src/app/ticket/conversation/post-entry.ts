import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SaidPost, TicketPage } from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import { languageName } from '../../ui/language-name.js';
import { Locale } from '../../ui/locale.js';
import { visibleText } from '../../ui/visible-text.js';
import { Deeds } from '../deeds.js';
import { Partings } from '../partings.js';
import { Attachments } from './attachments.js';
import { isWebAddress } from './linked-text.js';
import { Moment } from '../../ui/moment.js';
import { SaidText } from './said-text.js';

/** A post: the customer's, somebody's who joined, or ours. */
@Component({
  selector: 'eh-post-entry',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Attachments, CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, Moment, SaidText, TranslocoDirective],
  templateUrl: './post-entry.html',
  styleUrls: ['./entry.css', './post-entry.css', '../buttons.css'],
})
export class PostEntry {
  readonly post = input.required<SaidPost>();
  readonly page = input.required<TicketPage>();

  readonly name = computed(() => {
    const { author, writtenBy } = this.post();
    const name = writtenBy?.name ?? author?.name ?? author?.handle ?? null;
    return name === null ? null : visibleText(name);
  });
  readonly handle = computed(() => {
    const { by, author } = this.post();
    const handle = by === 'us' ? this.page().account.handle : author?.handle;
    return handle && handle !== this.name() ? visibleText(handle) : null;
  });
  /** On the channel; a link that leads elsewhere than to a web page is none. */
  readonly url = computed(() => {
    const { url } = this.post();
    return url && isWebAddress(url) ? url : null;
  });
  /** A post in another language than the ticket's. */
  readonly language = computed(() =>
    this.post().language === this.page().language
      ? null
      : languageName(this.post().language, this.locale.tag()),
  );

  /** Thanks for what was called fixed, or an edit: no clock runs for it. */
  readonly wantsNothing = computed(() => this.post().by === 'customer' && !this.post().wantsAnswer);
  readonly partings = inject(Partings);
  readonly deeds = inject(Deeds);

  private readonly locale = inject(Locale);
}
