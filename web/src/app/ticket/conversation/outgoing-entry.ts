import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Outgoing, OutcomeFound } from '@evenhand/shared/wire/ticket';
import { Session } from '../../session/session.js';
import { Icon } from '../../ui/icon.js';
import { Ticker } from '../../ui/ticker.js';
import { isUndoable, secondsUntil } from './countdown.js';
import { Deeds } from '../deeds.js';
import { Moment } from '../../ui/moment.js';
import { SaidText } from './said-text.js';
import { Steps } from '../steps.js';

const CHOICES: Partial<Record<Outgoing['state'], readonly OutcomeFound['outcome'][]>> = {
  refused: ['send again', 'drop'],
  unsure: ['was delivered', 'send again', 'drop'],
};

/** A reply on its way: how far it is, and what can be done about it. */
@Component({
  selector: 'eh-outgoing-entry',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, SaidText, TranslocoDirective],
  templateUrl: './outgoing-entry.html',
  styleUrls: ['./entry.css', '../buttons.css', './outgoing-entry.css'],
})
export class OutgoingEntry {
  readonly reply = input.required<Outgoing>();
  readonly deeds = inject(Deeds);
  readonly steps = inject(Steps);

  readonly secondsLeft = computed(() => secondsUntil(this.reply().sendAt, this.ticker.now()));
  readonly mayUndo = computed(
    () => isUndoable(this.reply(), this.ticker.now()) && this.reply().by.id === this.session.me()?.id,
  );
  readonly isOnItsWay = computed(() => ['queued', 'sending'].includes(this.reply().state));
  readonly choices = computed(() => CHOICES[this.reply().state] ?? []);

  private readonly ticker = inject(Ticker);
  private readonly session = inject(Session);
}
