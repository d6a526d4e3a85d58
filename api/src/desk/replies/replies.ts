import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { isDeflection } from '@evenhand/shared/replies/deflection';
import type { NewReply, Outgoing } from '@evenhand/shared/wire/ticket';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { salted } from '../../ledger/salted.js';
import { Wakeups } from '../../ledger/wakeups.js';
import { roleIn, type Viewer } from '../../people/sessions.js';
import { Refusal } from '../../platform/refusal.js';
import { holdTicket, postsSince, type AskedTicket } from './asked-ticket.js';
import { dropDraft, giveBackDraft } from './drafts-of-replies.js';
import { fitting, refuseUnread, wayTo } from './may-reply.js';
import {
  findOutgoing,
  holdReply,
  onItsWayByOthers,
  queueOutgoing,
  shown,
  takeOutgoingBack,
  type OutgoingRow,
} from './outgoing.js';
import { WaysOut } from './ways-out.js';

/** For so long it can be taken back. */
const UNDO_MS = 10_000;

/** Who presses send. */
type Writer = Pick<Viewer, 'id' | 'name'>;

export const actorOf = (by: { readonly id: string }) => `person ${by.id}`;

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
      const ticket = await holdTicket(tx, brandId, ticketId);
      const known = await findOutgoing(tx, brandId, reply.id);
      if (known) return sameReply(known, ticketId, by);
      const text = fitting(reply, wayTo(ticket, this.ways.to(ticket.channel)));
      await refuseCrossing(tx, brandId, ticketId, { by, reply });
      return queue(tx, brandId, ticket, { by, reply: { ...reply, text } });
    });
    this.tell(brandId);
    return shown(row);
  }

  /** Its text is its writer's draft again, and nothing was sent. @throws Refusal where it is too late */
  async takeBack(brandId: string, ticketId: string, replyId: string, by: Viewer): Promise<{ text: string }> {
    const text = await this.desk.transaction(async (tx) => {
      await holdTicket(tx, brandId, ticketId);
      const reply = await holdReply(tx, brandId, ticketId, replyId);
      if (reply.personId !== by.id && roleIn(by, brandId) !== 'manager')
        throw new Refusal('not-yours', `Only ${reply.name} or a manager can take this reply back.`);
      if (reply.state === 'taken back') return reply.text;
      const at = await clock.now(tx);
      if (reply.state !== 'queued' || reply.sendAt <= at) throw tooLate();
      await takeOutgoingBack(tx, reply);
      const body = { replyId, personId: reply.personId };
      await append(tx, brandId, [
        { chain: ticketId, kind: 'reply taken back', actor: actorOf(by), at, body },
      ]);
      return giveBackDraft(tx, reply);
    });
    this.tell(brandId);
    return { text };
  }

  private tell(brandId: string): void {
    this.wakeups.nudge('replies', brandId);
    this.wakeups.nudge('events', brandId);
  }
}

const tooLate = () =>
  new Refusal('too-late', 'The ten seconds are over: it is on its way, or was sent already.', 409);

interface Asked {
  readonly by: Writer;
  readonly reply: NewReply;
}

function sameReply(known: OutgoingRow, ticketId: string, by: Writer): OutgoingRow {
  if (known.ticketId === ticketId && known.personId === by.id) return known;
  throw idTaken();
}

const idTaken = () =>
  new Refusal('id-taken', 'Another reply has this id. Send it again under a new one.', 409);

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

async function queue(
  tx: EntityManager,
  brandId: string,
  ticket: AskedTicket,
  { by, reply }: Asked,
): Promise<OutgoingRow> {
  const { salt, textHash } = salted(reply.text);
  const queuedAt = await clock.now(tx);
  const sendAt = new Date(queuedAt.getTime() + UNDO_MS);
  const { id: ticketId, accountId, channel, lastPostId: answersPostId } = ticket;
  const isQueued = await queueOutgoing(tx, {
    ...{ brandId, id: reply.id, ticketId, accountId, channel, answersPostId, personId: by.id },
    ...{ signedAs: `${by.name} of ${ticket.handle}`, text: reply.text, salt, readUpTo: reply.readUpTo },
    ...{ isDeflection: isDeflection(reply.text), thenState: reply.then, queuedAt, sendAt },
  });
  if (!isQueued) throw idTaken();
  await dropDraft(tx, brandId, ticketId, by.id);
  const body = { replyId: reply.id, textHash, sendAt: sendAt.toISOString(), then: reply.then };
  await append(tx, brandId, [
    { chain: ticketId, kind: 'reply queued', actor: actorOf(by), at: queuedAt, body },
  ]);
  return (await findOutgoing(tx, brandId, reply.id)) as OutgoingRow;
}
