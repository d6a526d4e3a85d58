import { ErrorHandler, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, type NavigationError } from '@angular/router';

/** The address whose screen did not come: its part of the program is gone, or the line is. */
@Injectable({ providedIn: 'root' })
export class LostScreen {
  readonly address = signal<string | null>(null);

  constructor() {
    const { events } = inject(Router);
    events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationEnd) this.address.set(null);
    });
  }
}

/** A browser may remember that a part could not be had; only a page that is loaded anew asks for it again. */
export function rememberLost({ url, error }: NavigationError): void {
  inject(LostScreen).address.set(url);
  inject(ErrorHandler).handleError(error);
}
