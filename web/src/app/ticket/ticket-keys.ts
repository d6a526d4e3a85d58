import { inject, Injectable } from '@angular/core';
import { Session } from '../session/session.js';
import { mayTakeKey } from '../ui/keys.js';
import { ShortcutSheet } from '../ui/shortcut-sheet.js';
import { Ticker } from '../ui/ticker.js';
import { lastUndoable } from './conversation/countdown.js';
import { OpenTicket } from './open-ticket.js';
import { SHORTCUTS } from './shortcuts.js';
import { Steps } from './steps.js';

/** What the keys do where nothing is being typed. */
@Injectable()
export class TicketKeys {
  private readonly steps = inject(Steps);
  private readonly ticket = inject(OpenTicket);
  private readonly session = inject(Session);
  private readonly ticker = inject(Ticker);
  private readonly sheet = inject(ShortcutSheet);

  private readonly does: Readonly<Record<string, () => void>> = {
    c: () => void this.steps.claim(),
    n: () => void this.steps.next(),
    b: () => void this.steps.release(),
    e: () => void this.steps.resolve(),
    o: () => void this.steps.reopen(),
    s: () => void this.steps.setAside(),
    g: () => void this.steps.back(),
    Backspace: () => void this.steps.back(),
    u: () => this.undo(),
    r: () => this.steps.parts().composer?.focusReply(),
    i: () => this.steps.parts().composer?.focusNote(),
    j: () => this.steps.parts().stream?.step(1),
    k: () => this.steps.parts().stream?.step(-1),
    '?': () => this.sheet.open(SHORTCUTS),
  };

  pressed(event: KeyboardEvent): void {
    if (!mayTakeKey(event) || (event.repeat && !'jk'.includes(event.key))) return;
    const does = Object.hasOwn(this.does, event.key) ? this.does[event.key] : undefined;
    if (!does) return;
    event.preventDefault();
    does();
  }

  private undo(): void {
    const reply = lastUndoable(this.ticket.page()?.stream ?? [], this.session.me()?.id, this.ticker.read());
    if (reply) void this.steps.undo(reply);
  }
}
