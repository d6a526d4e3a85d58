import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Colleague, SaidNote } from '@evenhand/shared/wire/ticket';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { lockTicket } from '../states/lock-ticket.js';
import { writeWords } from './write-words.js';

const DROP_DRAFT = `
  delete from desk.draft where brand_id = $1 and ticket_id = $2 and person_id = $3 and kind = 'note'`;

/** What colleagues tell each other on a ticket. A note goes to nobody else, and is no answer. */
@Injectable()
export class Notes {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
  ) {}

  async write(brandId: string, ticketId: string, text: string, by: Colleague): Promise<SaidNote> {
    const note = await this.desk.transaction(async (tx) => {
      await lockTicket(tx, brandId, ticketId);
      const now = await clock.now(tx);
      const said = { ticketId, personId: by.id, kind: 'note', text, now } as const;
      const written = await writeWords(tx, brandId, said);
      await tx.query(DROP_DRAFT, [brandId, ticketId, by.id]);
      const entry = { chain: ticketId, kind: 'noted', actor: actorOf(by.id), at: now };
      await append(tx, brandId, [{ ...entry, body: { ...written } }]);
      return { id: written.noteId, at: now.toISOString() };
    });
    this.wakeups.nudge('events', brandId);
    return { kind: 'note', ...note, by: { id: by.id, name: by.name }, text };
  }
}
