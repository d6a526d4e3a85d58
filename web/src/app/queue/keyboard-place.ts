import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { QueueRow } from '@evenhand/shared/wire/queue';
import { indexOfPlace } from './window.js';

const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  k: -1,
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -1e9,
  End: 1e9,
};

/** Where the keyboard stands in the queue, also while its row, or all rows, are not there. */
@Injectable()
export class KeyboardPlace {
  /** The row that it came to last. */
  readonly at = signal<QueueRow | null>(null);
  /** Whether it belongs there: nobody has left the row by the mouse, by Escape or by scrolling. */
  isHere = false;
  /** Whether a key or a button sends it to a row, at which it has not arrived. */
  isAsked = false;

  /** Steps that wait for rows. */
  private ahead = 0;
  private askedFrom: Element | null = null;
  /** The ticket from whose screen somebody comes back. */
  private cameFrom = ticketLeft(inject(Router));

  /** The row that it is on its way to. */
  get chosen(): string | undefined {
    return this.isAsked && this.ahead === 0 ? this.at()?.id : undefined;
  }

  /** Takes a key that leads to a row; keys that also scroll are taken only where the list has the focus. */
  takes(event: KeyboardEvent, list?: HTMLElement): boolean {
    const step = STEPS[event.key];
    const now = focused();
    const isInList = list?.contains(now) || (this.isHere && now === document.body);
    if (step === undefined || (event.key.length > 1 && !isInList)) return false;
    event.preventDefault();
    this.ahead += step;
    this.ask();
    return true;
  }

  /** The focus is to come to the row, unless it is put elsewhere meanwhile. */
  ask(): void {
    this.isHere = this.isAsked = true;
    this.askedFrom = focused();
  }

  arrive(row: QueueRow, isByKeyboard: boolean): void {
    this.at.set(row);
    this.isHere = isByKeyboard;
    this.isAsked = false;
  }

  leave(): void {
    this.isHere = this.isAsked = false;
    this.ahead = 0;
  }

  /** Another view is opened: whoever stands in the list takes their place along. */
  moveOn(): void {
    this.ahead = 0;
    if (!this.isHere) this.at.set(null);
  }

  /** Begins at the row whose ticket was open before. */
  comeBack(rows: readonly QueueRow[]): void {
    const row = rows.find(({ id }) => id === this.cameFrom);
    this.cameFrom = null;
    if (!row || this.at()) return;
    this.at.set(row);
    this.isHere = this.isAsked = true;
  }

  /** Whether the focus is to be brought to the row: it fell away with it, or was asked to come. */
  needsFocus(): boolean {
    const now = focused();
    if (now === document.body) return this.isHere;
    this.isAsked &&= now === this.askedFrom || now.matches('main, h1');
    if (!this.isAsked) this.ahead = 0;
    return this.isAsked;
  }

  /** Where it is to stand among the rows: at its own, or the nearest if that has left, and so many steps on. */
  next(rows: readonly QueueRow[], first: number): number {
    const at = this.at();
    const found = rows.findIndex(({ id }) => id === at?.id);
    const near = (at ? indexOfPlace(rows, at.place) : first) - (this.ahead > 0 ? 1 : 0);
    const to = (found < 0 ? near : found) + this.ahead;
    this.ahead = 0;
    return Math.min(rows.length - 1, Math.max(0, to));
  }
}

/** The body where nothing has the focus. */
function focused(): Element {
  return document.activeElement ?? document.body;
}

/** The ticket whose screen was open just before. */
function ticketLeft(router: Router): string | null {
  const address = router.currentNavigation()?.previousNavigation?.finalUrl?.toString();
  return /^\/brands\/[^/]+\/tickets\/([^/?#]+)/.exec(address ?? '')?.[1] ?? null;
}
