import { computed, effect, inject, Injectable, signal, untracked, type OnDestroy } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { DraftKind, Outgoing, ThenState } from '@evenhand/shared/wire/ticket';
import { Session } from '../../session/session.js';
import { Deeds } from '../deeds.js';
import { DraftField } from './draft-field.js';
import { newId } from './new-id.js';
import { newPosts } from './new-posts.js';
import { OpenTicket } from '../open-ticket.js';
import { refusalOf } from '../refusal.js';
import { Tickets, type Where } from '../tickets.js';
import { Toasts } from '../toasts.js';

/** What an agent writes: a public reply and an internal note, each a text of its own. */
@Injectable()
export class Writing implements OnDestroy {
  readonly kind = signal<DraftKind>('reply');
  readonly reply = new DraftField('reply');
  readonly note = new DraftField('note');
  readonly field = computed(() => (this.kind() === 'reply' ? this.reply : this.note));
  readonly isSending = signal(false);
  /** What came while the reply was being written. */
  readonly unread = computed(() => {
    const page = this.ticket.page();
    return page && this.reply.text() !== ''
      ? newPosts(page.stream, this.reply.readUpTo(), this.session.me()?.id)
      : [];
  });
  /** The server knows of a post that came meanwhile, whether or not the page shows it yet. */
  readonly isRefusedAsStale = signal(false);
  readonly isStale = computed(() => this.unread().length > 0 || this.isRefusedAsStale());
  readonly canReply = computed(() => this.ticket.page()?.cannotReply === null);

  private readonly ticket = inject(OpenTicket);
  private readonly tickets = inject(Tickets);
  private readonly deeds = inject(Deeds);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private opened: string | null = null;
  /** One text is sent under one id, however often it is tried. */
  private attempt: { readonly id: string; readonly text: string } | null = null;
  private readonly save = () => {
    void this.reply.flush(true);
    void this.note.flush(true);
  };
  private readonly hidden = () => {
    if (document.hidden) this.save();
  };

  constructor() {
    effect(() => {
      if (this.ticket.page()) untracked(() => this.take());
    });
    addEventListener('pagehide', this.save);
    document.addEventListener('visibilitychange', this.hidden);
  }

  ngOnDestroy(): void {
    removeEventListener('pagehide', this.save);
    document.removeEventListener('visibilitychange', this.hidden);
    this.reply.leave();
    this.note.leave();
  }

  write(text: string): void {
    this.field().write(text, this.ticket.page()?.readUpTo ?? null);
  }

  hasRead(): void {
    this.isRefusedAsStale.set(false);
    this.reply.hasRead(this.ticket.page()?.readUpTo ?? null);
  }

  /** @returns whether it went out */
  async sendReply(then: ThenState): Promise<boolean> {
    const text = this.reply.text();
    if (text.trim() === '' || !this.canReply() || this.isStale()) return false;
    const { id } = (this.attempt = this.attempt?.text === text ? this.attempt : { id: newId(), text });
    const reply = { id, text, readUpTo: this.reply.readUpTo(), then };
    return this.sends(this.reply, text, (where) => this.tickets.reply(where, reply));
  }

  /** @returns whether it was written down */
  async addNote(): Promise<boolean> {
    const text = this.note.text();
    if (text.trim() === '') return false;
    return this.sends(this.note, text, (where) => this.tickets.note(where, text));
  }

  /** A reply that has not left yet stays here; the server makes its text a draft again, before what was written since. */
  async takeBack(outgoing: Outgoing): Promise<boolean> {
    await this.reply.flush();
    if (!(await this.deeds.takeBack(outgoing.id))) return false;
    this.attempt = null;
    this.reply.forget();
    await this.ticket.reread();
    return outgoing.by.id === this.session.me()?.id;
  }

  private async sends(
    field: DraftField,
    text: string,
    send: (where: Where) => Promise<void>,
  ): Promise<boolean> {
    if (this.isSending()) return false;
    this.isSending.set(true);
    const where = this.ticket.where;
    try {
      await field.flush();
      await send(where);
      if (where === this.ticket.where) await field.clear(text);
      this.attempt = null;
      return true;
    } catch (error) {
      this.refused(error);
      return false;
    } finally {
      this.isSending.set(false);
      await this.ticket.reread();
    }
  }

  private refused(error: unknown): void {
    const { code, status } = refusalOf(error);
    if (code === 'taken-back') this.attempt = null;
    if (code === 'new-posts') this.isRefusedAsStale.set(true);
    else if (status === 0) this.toasts.failed(this.words.translate('ticket.refused.unsent'));
    else this.deeds.explain(error);
  }

  /** A ticket just opened brings its drafts; one read again, what another machine has saved since. */
  private take(): void {
    const page = this.ticket.page();
    if (!page) return;
    const isOpening = this.opened !== page.id;
    this.opened = page.id;
    if (isOpening) this.begin();
    for (const field of [this.reply, this.note]) {
      const draft = page.drafts[field.kind];
      if (isOpening) field.open(this.placeOf(field.kind), draft, page.readUpTo);
      else field.learn(draft, page.readUpTo, page.now);
    }
  }

  private begin(): void {
    this.isRefusedAsStale.set(false);
    this.attempt = null;
    this.kind.set('reply');
  }

  private placeOf(kind: DraftKind) {
    const where = this.ticket.where;
    return {
      key: `draft.${this.session.me()?.id ?? ''}.${where.ticketId}.${kind}`,
      save: (change: Parameters<Tickets['draft']>[2], isLeaving: boolean) =>
        this.tickets.draft(where, kind, change, isLeaving),
    };
  }
}
