import { inject, Injectable, type OnDestroy } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TranslocoService } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';

/** The page's name in the browser, in the reader's language, once the brand is known. */
@Injectable()
export class BoardTitle implements OnDestroy {
  private readonly title = inject(Title);
  private readonly words = inject(TranslocoService);
  private said: Subscription | undefined;

  say(key: string, params: Readonly<Record<string, string | undefined>>): void {
    this.said?.unsubscribe();
    if (Object.values(params).includes(undefined)) return;
    this.said = this.words
      .selectTranslate<string>(key, params)
      .subscribe((title) => this.title.setTitle(title));
  }

  ngOnDestroy(): void {
    this.said?.unsubscribe();
  }
}
