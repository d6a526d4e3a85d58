import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { OUTCOMES, type Loss, type LossOutcome } from '@evenhand/shared/wire/losses';
import type { Role } from '@evenhand/shared/wire/session';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { clock } from '../../../clock.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { lockTicket } from '../states/lock-ticket.js';

const LIST = `
  select l.outcome, desk.instant(l.at) as at, l.waited_ms::float8 as "waitedMs", l.was_answered as "wasAnswered",
         json_build_object('id', p.id, 'name', p.name) as by
    from desk.loss l join people.person p on p.id = l.person_id
   where l.brand_id = $1 and l.ticket_id = $2 order by l.at, l.outcome`;

/** The wait ended with the first answer, whatever the customer did later. */
const WRITE = `
  insert into desk.loss (brand_id, ticket_id, outcome, at, waited_ms, was_answered, person_id)
    select brand_id, id, $3, $4, greatest(0, floor(extract(epoch from coalesce(answered_at, $4) - opened_at) * 1000)),
           answered_at is not null, $5
      from desk.ticket where brand_id = $1 and id = $2
  on conflict do nothing
  returning waited_ms::float8 as "waitedMs", was_answered as "wasAnswered"`;

const TAKE_BACK = `
  delete from desk.loss where brand_id = $1 and ticket_id = $2 and outcome = $3
     and ($5 or person_id = $4 and at > desk.now() - interval '10 minutes')
  returning outcome`;

/** Who says it, by their role in the brand. */
export interface By {
  readonly personId: string;
  readonly role: Role | undefined;
}

/** Customers who went elsewhere, with how long they had waited. */
@Injectable()
export class Losses {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
  ) {}

  async of(brandId: string, ticketId: string): Promise<Loss[]> {
    const known = await this.desk.query<unknown[]>(
      'select from desk.ticket where brand_id = $1 and id = $2',
      [brandId, ticketId],
    );
    if (known.length === 0) throw new NotFound('ticket');
    return this.desk.query<Loss[]>(LIST, [brandId, ticketId]);
  }

  /** The same one twice is one. */
  async record(brandId: string, ticketId: string, outcome: LossOutcome, { personId }: By): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockTicket(tx, brandId, ticketId);
      const at = await clock.now(tx);
      const [lost] = await tx.query<object[]>(WRITE, [brandId, ticketId, outcome, at, personId]);
      if (!lost) return;
      const body = { outcome, ...lost };
      await append(tx, brandId, [{ chain: ticketId, kind: 'lost', actor: actorOf(personId), at, body }]);
    });
    this.wakeups.nudge('events', brandId);
  }

  async takeBack(brandId: string, ticketId: string, outcome: string, by: By): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockTicket(tx, brandId, ticketId);
      if (!isOutcome(outcome))
        throw new Refusal('no-outcome', `A customer is not lost as "${outcome}".`, 400);
      if (!(await this.deleted(tx, { brandId, ticketId, outcome, by }))) return;
      const at = await clock.now(tx);
      const actor = actorOf(by.personId);
      await append(tx, brandId, [{ chain: ticketId, kind: 'loss taken back', actor, at, body: { outcome } }]);
    });
    this.wakeups.nudge('events', brandId);
  }

  /** Whether there was one. @throws Refusal where it is too late for this person */
  private async deleted(
    tx: EntityManager,
    { brandId, ticketId, outcome, by }: { brandId: string; ticketId: string; outcome: LossOutcome; by: By },
  ): Promise<boolean> {
    const isManager = by.role === 'manager';
    const given = [brandId, ticketId, outcome, by.personId, isManager];
    const [gone] = await tx.query<[unknown[], number]>(TAKE_BACK, given);
    if (gone.length > 0) return true;
    const left = await tx.query<{ outcome: string }[]>(LIST, [brandId, ticketId]);
    if (!left.some((loss) => loss.outcome === outcome)) return false;
    throw new Refusal(
      'too-late',
      'Whoever recorded it can take it back for ten minutes; after that a manager can.',
    );
  }
}

const isOutcome = (text: string): text is LossOutcome => OUTCOMES.some((outcome) => outcome === text);
