import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import type { Classification, ContractSaid } from '@evenhand/shared/wire/classification';
import type { OutcomeFound, Release, StateChange } from '@evenhand/shared/wire/ticket';
import { OpenTicket } from './open-ticket.js';
import { refusalOf } from './refusal.js';
import { Tickets, type Where } from './tickets.js';
import { Toasts } from './toasts.js';

/** Refusals that have words of our own; any other is said in the server's. */
const KNOWN = [
  'claimed',
  'not-answered',
  'hands-full',
  'not-yours',
  'not-claimed',
  'not-open',
  'not-from-here',
  'too-late',
  'reply-on-its-way',
  'taken-back',
];

/** What an agent does to the ticket, one thing at a time; each ends with the page read again. */
@Injectable()
export class Deeds {
  readonly isBusy = signal(false);

  private readonly ticket = inject(OpenTicket);
  private readonly tickets = inject(Tickets);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);

  claim(): Promise<boolean> {
    return this.does(() => this.tickets.claim(this.ticket.where), 'claimed');
  }

  release(release: Release): Promise<boolean> {
    return this.does(() => this.tickets.release(this.ticket.where, release), 'released');
  }

  /** The most urgent ticket that nobody has is this agent's from now on; null where there is none. */
  async next(filter: QueueFilter): Promise<string | null> {
    const given: (string | null)[] = [];
    await this.does(async () => {
      given.push(await this.tickets.next(this.ticket.where.brandId, filter));
    });
    if (given[0] === null) this.say('noNext');
    return given[0] ?? null;
  }

  resolve(): Promise<boolean> {
    return this.become({ state: 'resolved' }, 'resolved');
  }

  setAside(change: Omit<StateChange, 'state'>): Promise<boolean> {
    return this.become({ state: 'set aside', ...change }, 'setAside');
  }

  /** @param waitingOn a third party; without one, the customer */
  wait(waitingOn?: string): Promise<boolean> {
    return waitingOn
      ? this.become({ state: 'waiting', waitingOn }, 'waitingFor')
      : this.become({ state: 'waiting' }, 'waiting');
  }

  merge(into: string): Promise<boolean> {
    return this.does(() => this.tickets.merge(this.ticket.where, into), 'merged');
  }

  /** It is undone by a merge. */
  split(postId: string): Promise<boolean> {
    const { where } = this.ticket;
    let ticketId = '';
    const undo = () => void this.unsplit({ ...where, ticketId }, where.ticketId);
    return this.does(async () => void (ticketId = await this.tickets.split(where, postId)), 'split', undo);
  }

  wantAnswer(postId: string): Promise<boolean> {
    return this.does(() => this.tickets.wantAnswer(this.ticket.where, postId), 'wanted');
  }

  /** What is null stays as it is. */
  classify(classification: Classification | null, contract: ContractSaid | null): Promise<boolean> {
    const { where } = this.ticket;
    return this.does(async () => {
      if (classification) await this.tickets.classify(where, classification);
      if (contract) await this.tickets.sayContract(where, contract);
    }, 'classified');
  }

  reopen(where = this.ticket.where): Promise<boolean> {
    return this.does(() => this.tickets.change(where, { state: 'open' }), 'reopened');
  }

  takeBack(replyId: string): Promise<boolean> {
    return this.does(() => this.tickets.takeBack(this.ticket.where, replyId), 'takenBack');
  }

  found(replyId: string, outcome: OutcomeFound['outcome']): Promise<boolean> {
    return this.does(() => this.tickets.outcome(this.ticket.where, replyId, { outcome }));
  }

  /** Says what a refusal was about, in the reader's language where it has words. */
  explain(error: unknown): void {
    const { code, sentence } = refusalOf(error);
    const holder = this.ticket.page()?.assignee?.name;
    if (code && KNOWN.includes(code) && (code !== 'claimed' || holder))
      this.toasts.failed(this.words.translate(`ticket.refused.${code}`, { name: holder }));
    else this.toasts.failed(sentence ?? this.words.translate('ticket.refused.unreachable'));
  }

  private unsplit(part: Where, into: string): Promise<boolean> {
    return this.does(() => this.tickets.merge(part, into), 'unsplit');
  }

  private become(change: StateChange, word: string): Promise<boolean> {
    // Another ticket may be open by the time somebody presses Undo.
    const { where } = this.ticket;
    const undo = () => void this.reopen(where);
    return this.does(() => this.tickets.change(where, change), word, undo);
  }

  private async does(
    deed: () => Promise<void>,
    word?: string,
    undo: (() => void) | null = null,
  ): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await deed();
      if (word) this.say(word, undo);
      return true;
    } catch (error) {
      await this.ticket.reread();
      this.explain(error);
      return false;
    } finally {
      void this.ticket.reread();
      this.isBusy.set(false);
    }
  }

  private say(word: string, undo: (() => void) | null = null): void {
    this.toasts.done(this.words.translate(`ticket.done.${word}`), undo);
  }
}
