import { Injectable } from '@nestjs/common';
import type { StateChange } from '@evenhand/shared/wire/ticket';
import { Acknowledgements } from '../desk/escalation/acknowledgements/acknowledgements.js';
import { Losses } from '../desk/tickets/losses/losses.js';
import { StateChanges } from '../desk/tickets/states/state-changes.js';
import type { Scene } from './demo-answers.js';
import { managerOf, personOf, type DemoBrand } from './demo-brand.js';
import type { Act } from './script.js';

type Change = Extract<Act, { does: 'resolve' | 'wait' | 'set aside' }>;

/** How a ticket stands from now on: its states by a manager's word, the rest by an agent's. */
@Injectable()
export class DemoStates {
  constructor(
    private readonly stateChanges: StateChanges,
    private readonly acknowledgements: Acknowledgements,
    private readonly losses: Losses,
  ) {}

  async act(
    { brandId, ticketId }: Scene,
    brand: DemoBrand,
    act: Change | Extract<Act, { does: 'take note' | 'lose' }>,
  ) {
    if (act.does === 'take note')
      await this.acknowledgements.begin(brandId, ticketId, personOf(brand, act.who).id, act.minutes);
    else if (act.does === 'lose') {
      const by = { personId: personOf(brand, act.who).id, role: 'agent' } as const;
      await this.losses.record(brandId, ticketId, act.outcome, by);
    } else {
      const by = { personId: managerOf(brand).id, role: 'manager' } as const;
      await this.stateChanges.change(brandId, ticketId, wantedBy(act), by);
    }
  }
}

function wantedBy(act: Change): StateChange {
  if (act.does === 'resolve') return { state: 'resolved' };
  if (act.does === 'wait') return { state: 'waiting', ...(act.on !== null && { waitingOn: act.on }) };
  return { state: 'set aside', reason: act.reason, ...(act.words !== null && { words: act.words }) };
}
