import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { NewReply, Outgoing } from '@evenhand/shared/wire/ticket';
import { Wakeups } from '../../ledger/wakeups.js';
import { Refusal } from '../../platform/refusal.js';
import { lockAskedTicket, postsSince } from './asked-ticket.js';
import { fitting, idTaken, refuseUnread, wayTo } from './may-reply.js';
import { findOutgoing, onItsWayByOthers, shown, type OutgoingRow } from './outgoing.js';
import { queueReply, type Asked, type Writer } from './queue-reply.js';
import { WaysOut } from './ways-out.js';

/** Replies that agents send. Each has a person who pressed send, and their name. */
@Injectable()
export class Replies {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly ways: WaysOut,
    private readonly wakeups: Wakeups,
  ) {}

  /** Queues a reply; the same one again is the same row. @throws Refusal, NotFound */
  async send(brandId: string, ticketId: string, by: Writer, reply: NewReply): Promise<Outgoing> {
    const row = await this.desk.transaction(async (tx) => {
      const ticket = await lockAskedTicket(tx, brandId, ticketId);
      const known = await findOutgoing(tx, brandId, reply.id);
      if (known) return sameReply(known, ticketId, by);
      const text = fitting(reply, wayTo(ticket, this.ways.to(ticket.channel)));
      await refuseCrossing(tx, brandId, ticketId, { by, reply });
      return queueReply(tx, brandId, ticket, { by, reply: { ...reply, text } });
    });
    for (const topic of ['replies', 'events'] as const) this.wakeups.nudge(topic, brandId);
    return shown(row);
  }
}

function sameReply(known: OutgoingRow, ticketId: string, by: Writer): OutgoingRow {
  if (known.ticketId !== ticketId || known.personId !== by.id) throw idTaken();
  if (known.state !== 'taken back') return known;
  throw new Refusal(
    'taken-back',
    'This reply was taken back. To send its text after all, press send once more.',
    409,
  );
}

/** Nobody sends over posts that they have not read, or across a colleague. */
async function refuseCrossing(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  { by, reply }: Asked,
): Promise<void> {
  const other = await onItsWayByOthers(tx, brandId, ticketId, by.id);
  if (other)
    throw new Refusal(
      'reply-on-its-way',
      `A reply of ${other.name} is on its way. Wait until it is delivered and read it, then send.`,
      409,
    );
  refuseUnread(await postsSince(tx, brandId, ticketId, { readUpTo: reply.readUpTo, personId: by.id }));
}
