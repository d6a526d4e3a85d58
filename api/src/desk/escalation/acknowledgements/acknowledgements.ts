import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Quiet } from '@evenhand/shared/wire/climbing';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { lockTicket, type LockedTicket } from '../../tickets/states/lock-ticket.js';
import { bringForward } from './bring-forward.js';

const BEGIN = `
  update desk.ticket
     set quiet_until = $3::timestamptz + make_interval(mins => $4), acknowledged_by = $5, acknowledged_at = $3
   where brand_id = $1 and id = $2`;

const END = 'update desk.ticket set quiet_until = null where brand_id = $1 and id = $2';

const READ = `
  select desk.instant(case when t.quiet_until > desk.now() then t.quiet_until end) as until,
         case when t.quiet_until > desk.now() then json_build_object('id', p.id, 'name', p.name) end as by,
         desk.instant(desk.now()) as now
    from desk.ticket t left join people.person p on p.id = t.acknowledged_by
   where t.brand_id = $1 and t.id = $2`;

/** Somebody has taken note of a ticket: nobody is paged about it for a while. Its clocks run on. */
@Injectable()
export class Acknowledgements {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
  ) {}

  async of(brandId: string, ticketId: string): Promise<Quiet> {
    const [quiet] = await this.desk.query<Quiet[]>(READ, [brandId, ticketId]);
    if (!quiet) throw new NotFound('ticket');
    return quiet;
  }

  /** Who asks again says anew how long it lasts, from now on. */
  async begin(brandId: string, ticketId: string, personId: string, minutes: number): Promise<Quiet> {
    await this.desk.transaction(async (tx) => {
      refuseUnpaged(await lockTicket(tx, brandId, ticketId));
      const now = await clock.now(tx);
      const until = new Date(now.getTime() + minutes * 60_000);
      await bringForward(tx, { brandId, ticketId }, until);
      await tx.query(BEGIN, [brandId, ticketId, now, minutes, personId]);
      const body = { minutes, until: until.toISOString() };
      await append(tx, brandId, [entry(ticketId, 'acknowledged', { personId, now, body })]);
    });
    this.nudge(brandId);
    return this.of(brandId, ticketId);
  }

  /** What was put off comes now. */
  async end(brandId: string, ticketId: string, personId: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockTicket(tx, brandId, ticketId);
      if (!(await isQuiet(tx, brandId, ticketId))) return;
      const now = await clock.now(tx);
      await bringForward(tx, { brandId, ticketId }, now);
      await tx.query(END, [brandId, ticketId]);
      await append(tx, brandId, [entry(ticketId, 'acknowledgement ended', { personId, now, body: {} })]);
    });
    this.nudge(brandId);
  }

  private nudge(brandId: string): void {
    this.wakeups.nudge('events', brandId);
    this.wakeups.nudge('deadlines', brandId);
  }
}

async function isQuiet(tx: EntityManager, brandId: string, ticketId: string): Promise<boolean> {
  const [quiet] = await tx.query<Quiet[]>(READ, [brandId, ticketId]);
  return quiet?.until != null;
}

const entry = (
  chain: string,
  kind: string,
  { personId, now, body }: { personId: string; now: Date; body: Readonly<Record<string, unknown>> },
) => ({ chain, kind, actor: actorOf(personId), at: now, body });

function refuseUnpaged({ isHistory, state }: LockedTicket): void {
  if (isHistory)
    throw new Refusal('imported', 'This ticket is imported history: nobody is paged about it.', 409);
  if (state !== 'open' && state !== 'waiting')
    throw new Refusal('not-open', `This ticket is ${state}: nobody is paged about it.`, 409);
}
