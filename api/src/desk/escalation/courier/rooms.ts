import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Webhook } from 'standardwebhooks';
import { DataSource } from 'typeorm';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { Outbound, type OutboundAnswer } from '../../../platform/outbound.js';
import { OutboundFailure } from '../../../platform/outbound-failure.js';
import type { Carried } from './bundle.js';
import { again, type Carrier, failed } from './carrier.js';
import type { Letter } from './lines-of.js';
import { Links } from './links.js';
import { wordingOf } from './messages/wording.js';
import { roomText } from './room-text.js';

interface Room {
  readonly url: string;
  readonly secret: string;
}

/** What goes into a room: `text` for those who show it, ids for those who do something with it. */
export interface RoomMessage {
  readonly id: string;
  readonly brandId: string;
  readonly text: string;
  readonly [more: string]: unknown;
}

const ROOM = 'select url, secret from desk.webhook where brand_id = $1 and id = $2 and retired_at is null';

const RETIRE = `
  update desk.webhook set retired_at = desk.now() where brand_id = $1 and id = $2 and retired_at is null
  returning id`;

/** Notices into chat rooms: signed by Standard Webhooks, and such that a room's own incoming webhook shows them. */
@Injectable()
export class Rooms implements Carrier {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly outbound: Outbound,
    private readonly links: Links,
  ) {}

  carry(letter: Letter, webhookId: string): Promise<Carried> {
    const { id, brandId } = letter;
    const tickets = letter.lines.map(({ ticketId, clock: kind, rung, lateMs }) => ({
      ...{ ticketId, clock: kind, rung, lateMs },
      url: this.links.to(brandId, ticketId),
    }));
    const text = roomText(wordingOf(letter), (ticketId) => this.links.to(brandId, ticketId));
    return this.post(webhookId, { id, brandId, text, kind: 'escalated', count: letter.count, tickets });
  }

  /** Sends it into the room as it is. */
  async post(webhookId: string, message: RoomMessage): Promise<Carried> {
    const [room] = await this.desk.query<Room[]>(ROOM, [message.brandId, webhookId]);
    if (!room) return failed('room gone', 'There is no such webhook any more.');
    try {
      const answer = await this.outbound.post(room.url, signed(room.secret, message));
      if (answer.status === 410) await this.retire(message.brandId, webhookId);
      return endingOf(answer);
    } catch (error) {
      if (!(error instanceof OutboundFailure)) throw error;
      return again('room not reached', error.message, true);
    }
  }

  /** Its own server says that it is gone for good. */
  private retire(brandId: string, webhookId: string): Promise<void> {
    return this.desk.transaction(async (tx) => {
      const [retired] = await tx.query<[unknown[], number]>(RETIRE, [brandId, webhookId]);
      if (retired.length === 0) return;
      const body = { reason: 'gone' };
      const at = await clock.now(tx);
      await append(tx, brandId, [{ chain: webhookId, kind: 'webhook retired', actor: 'desk', at, body }]);
    });
  }
}

function signed(secret: string, message: RoomMessage) {
  const body = JSON.stringify(message);
  const at = clock.machine();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(message.id, at, body),
  };
  return { headers, body };
}

function endingOf({ status }: OutboundAnswer): Carried {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 410) return failed('room gone', 'It answered 410: the webhook is gone for good.');
  const reason = `It answered ${status}.`;
  const isPutOff = status === 429 || status === 408 || status >= 500;
  return isPutOff ? again('room put off', reason, false) : failed('room refused', reason);
}
