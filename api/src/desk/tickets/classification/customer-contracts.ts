import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ContractSaid } from '@evenhand/shared/wire/classification';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { Refusal } from '../../../platform/refusal.js';
import { writeWords } from '../notes/write-words.js';
import { lockTicket } from '../states/lock-ticket.js';
import type { By } from '../states/state-changes.js';
import { contractOn, isDeclared, writeContract } from './contract-of.js';
import { refuseOver, refuseStrangers } from './may-classify.js';
import { Rematching } from './rematching.js';

/** A person says what a customer has bought, by a name on the brand's list; the ticket's policy is matched again. */
@Injectable()
export class CustomerContracts {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly rematching: Rematching,
    private readonly wakeups: Wakeups,
  ) {}

  /** @throws NotFound, Refusal */
  async set(brandId: string, ticketId: string, said: ContractSaid, by: By): Promise<void> {
    await this.desk.transaction((tx) => this.write(tx, brandId, ticketId, { said, by }));
    this.wakeups.nudge('events', brandId);
    this.wakeups.nudge('deadlines', brandId);
  }

  private async write(
    tx: EntityManager,
    brandId: string,
    ticketId: string,
    { said, by }: { said: ContractSaid; by: By },
  ): Promise<void> {
    const { contract } = said;
    const ticket = await lockTicket(tx, brandId, ticketId);
    refuseStrangers(ticket, by);
    refuseOver(ticket);
    if (contract !== null && !(await isDeclared(tx, brandId, contract))) throw unknown(contract);
    const before = await contractOn(tx, brandId, ticketId);
    if (before.ticket === contract && before.customer === contract)
      throw new Refusal('unchanged', 'That is on record for this customer already.', 409);
    const now = await clock.now(tx);
    const actor = actorOf(by.personId);
    const words = await this.words(tx, brandId, { ticketId, said, personId: by.personId, now });
    await writeContract(tx, brandId, ticketId, contract);
    const because = { actor, now, cause: 'contract set' } as const;
    const { breaches, leftShare, moved } = await this.rematching.rematch(tx, brandId, ticketId, because);
    const body = { contract, contractBefore: before.ticket, leftShare, ...words };
    await append(tx, brandId, [
      ...breaches,
      { chain: ticketId, kind: 'contract set', actor, at: now, body },
      ...moved,
    ]);
  }

  private async words(
    tx: EntityManager,
    brandId: string,
    { ticketId, said, personId, now }: { ticketId: string; said: ContractSaid; personId: string; now: Date },
  ): Promise<object> {
    const text = said.words?.toWellFormed().trim();
    return text ? writeWords(tx, brandId, { ticketId, personId, kind: 'reason', text, now }) : {};
  }
}

function unknown(contract: string): Refusal {
  const sentence = `“${contract}” is not on the brand’s list of contracts.`;
  return new Refusal('contract-unknown', sentence, 422, [{ field: 'contract', problem: sentence }]);
}
