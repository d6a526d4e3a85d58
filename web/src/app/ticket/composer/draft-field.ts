import { signal } from '@angular/core';
import type { Draft, DraftChange, DraftKind } from '@evenhand/shared/wire/ticket';
import { recall, remember } from '../../ui/remembered.js';

const SAVE_AFTER_MS = 600;
const TRY_AGAIN_MS = 4000;
/** By so much our reckoning of the server's time may be wrong. */
const SLACK_MS = 3000;

export type DraftState = 'empty' | 'changed' | 'saved' | 'failed';

/** Where a draft is kept. */
export interface DraftPlace {
  /** Of the person, the ticket and the kind: what this browser keeps until the server has it. */
  readonly key: string;
  /** @returns when the server saved it */
  save(change: DraftChange, isLeaving: boolean): Promise<string>;
}

/** A text that somebody is writing: on the server soon after it changed, and in this browser until it is there. */
export class DraftField {
  readonly text = signal('');
  readonly state = signal<DraftState>('empty');
  readonly savedAt = signal<string | null>(null);
  /** The last post that was there when the text was begun; null before that. */
  readonly readUpTo = signal<string | null>(null);

  private place: DraftPlace | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Saves go one after the other, so that an older one cannot win. */
  private saving: Promise<void> = Promise.resolve();
  private known: string | null = null;

  constructor(readonly kind: DraftKind) {}

  /** Begins in another place, with what this browser still has of it, else with what the server has. */
  open(place: DraftPlace, given: Draft | null, readUpTo: string | null): void {
    this.leave();
    this.place = place;
    this.known = null;
    this.text.set('');
    this.state.set('empty');
    this.readUpTo.set(readUpTo);
    const kept = localCopy(place.key);
    if (kept) this.write(kept.text, kept.readUpTo);
    else if (given) this.accept(given);
  }

  /**
   * What the server has now: another machine's newer text, unless something here waits to be saved.
   * @param asOf when it had that
   */
  learn(given: Draft | null, readUpTo: string | null, asOf: string): void {
    if (this.state() === 'changed' || this.state() === 'failed') return;
    if (given) this.accept(given);
    else if (this.isGoneBy(asOf)) this.empty(readUpTo);
  }

  /** @param readUpTo the last post that stands there now: what a text begun now has read */
  write(text: string, readUpTo: string | null): void {
    if (this.text() === '') this.readUpTo.set(readUpTo);
    this.text.set(text);
    this.later();
  }

  /** Its writer has read all that came. */
  hasRead(upTo: string | null): void {
    this.readUpTo.set(upTo);
    this.later();
  }

  /** What the server has from now on is newer than what is here. */
  forget(): void {
    this.known = null;
  }

  /** It was sent: nothing is left of it, unless more was written meanwhile. */
  async clear(sent: string): Promise<void> {
    if (this.text() !== sent) return;
    this.text.set('');
    this.later();
    await this.flush();
  }

  /** Saves now what waits, and comes back when all of it is saved or has failed. */
  async flush(isLeaving = false): Promise<void> {
    clearTimeout(this.timer);
    if (this.state() === 'changed' || this.state() === 'failed') this.save(isLeaving);
    await this.saving;
  }

  leave(): void {
    void this.flush(true);
    clearTimeout(this.timer);
  }

  private accept(given: Draft): void {
    if (this.known !== null && given.updatedAt <= this.known) return;
    this.known = given.updatedAt;
    this.text.set(given.text);
    this.readUpTo.set(given.readUpTo);
    this.savedAt.set(given.updatedAt);
    this.state.set(given.text === '' ? 'empty' : 'saved');
  }

  /** Another machine has sent it, or thrown it away, after it was saved here. */
  private isGoneBy(asOf: string): boolean {
    return this.text() === '' || Date.parse(asOf) > Date.parse(this.known ?? asOf) + SLACK_MS;
  }

  private empty(readUpTo: string | null): void {
    this.text.set('');
    this.state.set('empty');
    this.readUpTo.set(readUpTo);
  }

  private later(): void {
    this.state.set('changed');
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(false), SAVE_AFTER_MS);
  }

  private save(isLeaving: boolean): void {
    const place = this.place;
    if (!place) return;
    const change = { text: this.text(), readUpTo: this.readUpTo() };
    this.saving = this.saving.then(() =>
      place.save(change, isLeaving).then(
        (savedAt) => this.saved(place, change, savedAt),
        () => this.unsaved(place),
      ),
    );
  }

  private saved(place: DraftPlace, { text }: DraftChange, savedAt: string): void {
    if (localCopy(place.key)?.text === text) remember(place.key, null);
    if (place !== this.place) return;
    this.known = savedAt;
    this.savedAt.set(savedAt);
    if (text === this.text()) this.state.set(text === '' ? 'empty' : 'saved');
  }

  private unsaved(place: DraftPlace): void {
    if (place !== this.place) return;
    this.state.set('failed');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(false), TRY_AGAIN_MS);
  }

  private keep(): void {
    if (this.place) remember(this.place.key, JSON.stringify([this.text(), this.readUpTo()]));
  }
}

function localCopy(key: string): { text: string; readUpTo: string | null } | null {
  try {
    const [text, readUpTo] = JSON.parse(recall(key) ?? 'null') as [string, string | null];
    return { text, readUpTo };
  } catch {
    return null;
  }
}
