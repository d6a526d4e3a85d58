import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

const NARROW = '(max-width: 71.99rem)';
const ROW_REM = 4.5;
const CARD_REM = 9.5;

/** How high a row is, in pixels: virtual scrolling must know before there is a row. */
@Injectable({ providedIn: 'root' })
export class RowHeight {
  readonly px = signal(0);

  private readonly root = inject(DOCUMENT).documentElement;
  private readonly narrow = matchMedia(NARROW);

  constructor() {
    this.measure();
    addEventListener('resize', () => this.measure());
  }

  private measure(): void {
    const rem = parseFloat(getComputedStyle(this.root).fontSize);
    this.px.set((this.narrow.matches ? CARD_REM : ROW_REM) * rem);
  }
}
