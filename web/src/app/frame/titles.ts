import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';

/** The document's title in the language of the words, until a screen gives it a better one. */
@Injectable({ providedIn: 'root' })
export class Titles extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly words = inject(TranslocoService);
  private shown: Subscription | undefined;
  private last: string | undefined;

  override updateTitle(state: RouterStateSnapshot): void {
    const screen = this.buildTitle(state) ?? 'start';
    this.shown?.unsubscribe();
    this.last = undefined;
    this.shown = this.words
      .selectTranslate<string>(`frame.title.${screen}`)
      .subscribe((words) => this.show(screen === 'start' ? 'Evenhand' : `${words} · Evenhand`));
  }

  private show(title: string): void {
    if (this.last !== undefined && this.title.getTitle() !== this.last) return;
    this.last = title;
    this.title.setTitle(title);
  }
}
