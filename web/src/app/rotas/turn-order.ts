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
  computed,
  ElementRef,
  inject,
  Injector,
  model,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { OpenRota } from './open-rota.js';

/** Whose turn follows whose: dragged, or moved by buttons, which keep the focus and say where it is now. */
@Component({
  selector: 'eh-turn-order',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, TranslocoDirective],
  templateUrl: './turn-order.html',
  styleUrl: './turn-order.css',
})
export class TurnOrder {
  readonly people = model.required<readonly string[]>();
  readonly rota = inject(OpenRota);
  readonly others = computed(() => this.rota.people().filter(({ id }) => !this.people().includes(id)));

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(TranslocoService);

  add(menu: HTMLSelectElement): void {
    if (menu.value) this.people.set([...this.people(), menu.value]);
    menu.value = '';
  }

  remove(id: string): void {
    this.people.set(this.people().filter((one) => one !== id));
  }

  drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.place(previousIndex, currentIndex);
  }

  move(id: string, by: -1 | 1): void {
    const from = this.people().indexOf(id);
    const to = from + by;
    if (to < 0 || to >= this.people().length) return;
    this.place(from, to);
    const place = { name: this.rota.nameOf(id), n: to + 1, of: this.people().length };
    void this.announcer.announce(this.words.translate('rotas.order.moved', place));
    // The row was put elsewhere in the page, which takes the focus from its buttons.
    const button = `[data-person="${id}"] [data-by="${by}"]`;
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(button)?.focus(), {
      injector: this.injector,
    });
  }

  private place(from: number, to: number): void {
    const people = [...this.people()];
    moveItemInArray(people, from, to);
    this.people.set(people);
  }
}
