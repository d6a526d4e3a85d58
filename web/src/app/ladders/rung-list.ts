import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  CdkDrag,
  type CdkDragDrop,
  CdkDragHandle,
  CdkDropList,
  moveItemInArray,
} from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { MOST_RUNGS } from '@evenhand/shared/wire/ladders';
import { Icon } from '../ui/icon.js';
import { OpenLadder } from './open-ladder.js';
import { nextRung } from './rung-draft.js';
import { RungRow } from './rung-row.js';

/** The rungs in their order: dragged, or moved by buttons, which keep the focus and say where the rung is now. */
@Component({
  selector: 'eh-rung-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, RungRow, TranslocoDirective],
  templateUrl: './rung-list.html',
  styleUrl: './rung-list.css',
})
export class RungList {
  readonly ladder = inject(OpenLadder);
  readonly most = MOST_RUNGS;

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(TranslocoService);

  add(): void {
    const added = nextRung(this.ladder.rungs());
    this.ladder.rungs.set([...this.ladder.rungs(), added]);
    this.focus(`[data-key="${added.key}"] input`);
  }

  remove(key: number): void {
    this.ladder.rungs.set(this.ladder.rungs().filter((rung) => rung.key !== key));
    this.focus('.add');
  }

  drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.place(previousIndex, currentIndex);
  }

  move(key: number, by: -1 | 1): void {
    const from = this.ladder.rungs().findIndex((rung) => rung.key === key);
    const to = from + by;
    if (to < 0 || to >= this.ladder.rungs().length) return;
    this.place(from, to);
    const place = { n: to + 1, of: this.ladder.rungs().length };
    void this.announcer.announce(this.words.translate('ladders.moved', place));
    // The row was put elsewhere in the page, which takes the focus from its buttons.
    this.focus(`[data-key="${key}"] [data-by="${by}"]`);
  }

  private place(from: number, to: number): void {
    const rungs = [...this.ladder.rungs()];
    moveItemInArray(rungs, from, to);
    this.ladder.rungs.set(rungs);
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
