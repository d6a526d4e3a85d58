import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injectable, Injector, type OnDestroy } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

const pathOf = (url: string) => url.split(/[?#]/)[0];

/** After each change of screen the focus stands on its heading, so that a reader begins there. */
@Injectable()
export class HeadingFocus implements OnDestroy {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly moved = inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pathOf(event.urlAfterRedirects)),
      startWith(undefined),
      pairwise(),
      filter(([before, after]) => before !== undefined && before !== after),
    )
    .subscribe(() => afterNextRender(() => this.focus(), { injector: this.injector }));

  ngOnDestroy(): void {
    this.moved.unsubscribe();
  }

  /** A screen that has put the focus somewhere itself keeps it. */
  private focus(): void {
    const main = this.document.getElementById('main');
    const focused = this.document.activeElement;
    if (!main || (focused && focused !== main && main.contains(focused))) return;
    const heading = main.querySelector('h1');
    if (heading) heading.tabIndex = -1;
    (heading ?? main).focus({ preventScroll: true });
  }
}
