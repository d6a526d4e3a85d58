import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { WAYS, type RungWhen, type RungWhom, type Way } from '@evenhand/shared/wire/ladders';
import { OpenLadder } from './open-ladder.js';
import { firstNamed, ROLES, WHENS, WHOMS, type RungDraft } from './rung-draft.js';

/** One rung while it is written: when, whom, by what way, and how often. */
@Component({
  selector: 'eh-rung-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './rung-row.html',
  styleUrl: './rung-row.css',
})
export class RungRow {
  readonly rung = input.required<RungDraft>();
  readonly nth = input.required<number>();
  readonly whens = WHENS;
  readonly whoms = WHOMS;
  readonly roles = ROLES;
  readonly ways = WAYS;
  readonly ladder = inject(OpenLadder);
  readonly choices = computed(() => this.ladder.choices.value());
  readonly named = computed(() => {
    const choices = this.choices();
    const { whom } = this.rung();
    if (whom === 'person') return choices?.people ?? [];
    if (whom === 'rota') return choices?.rotas ?? [];
    return whom === 'webhook' ? (choices?.webhooks ?? []) : null;
  });

  set(change: Partial<RungDraft>): void {
    this.ladder.change(this.rung().key, change);
  }

  setWhen(field: EventTarget | null): void {
    const when = valueOf(field) as RungWhen['kind'];
    this.set({ when, amount: when === 'percent' ? 100 : 15 });
  }

  setWhom(field: EventTarget | null): void {
    const whom = valueOf(field) as RungWhom['kind'];
    this.set({ whom, named: firstNamed(whom, this.choices()) });
  }

  setAmount(field: EventTarget | null): void {
    this.set({ amount: Math.round(Number(valueOf(field))) });
  }

  setRepeat(field: EventTarget | null): void {
    const minutes = valueOf(field).trim();
    this.set({ repeatMinutes: minutes === '' ? null : Math.round(Number(minutes)) });
  }

  setNamed(field: EventTarget | null): void {
    this.set({ named: valueOf(field) });
  }

  setRoom(field: EventTarget | null): void {
    this.set({ room: valueOf(field) });
  }

  toggle(way: Way): void {
    const { key } = this.rung();
    const { by, room } = this.ladder.rungs().find((rung) => rung.key === key) ?? this.rung();
    const isChosen = by.includes(way);
    const chosen = WAYS.filter((each) => (each === way ? !isChosen : by.includes(each)));
    const firstRoom = this.choices()?.webhooks[0]?.id ?? '';
    this.set({ by: chosen, room: way === 'chat' && !isChosen ? room || firstRoom : room });
  }

  isUnavailable(way: Way): boolean {
    return this.choices()?.unavailable.includes(way) === true;
  }
}

const valueOf = (field: EventTarget | null) => (field as HTMLInputElement | HTMLSelectElement).value;
