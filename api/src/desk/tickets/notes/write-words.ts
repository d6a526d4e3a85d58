import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { salted } from '../../../ledger/salted.js';

/** What somebody wrote on a ticket for colleagues: a note, or the words beside a reason. */
export interface Words {
  readonly ticketId: string;
  readonly personId: string;
  readonly kind: 'note' | 'reason';
  readonly text: string;
  readonly now: Date;
}

/** What the ledger says of them. */
export interface WordsWritten {
  readonly noteId: string;
  readonly textHash: string;
}

const WRITE = `
  insert into desk.note (brand_id, id, ticket_id, person_id, text, salt, kind, written_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** In the caller's transaction, which puts what it gets into the event's body: so the words are found beside it. */
export async function writeWords(tx: EntityManager, brandId: string, words: Words): Promise<WordsWritten> {
  const { ticketId, personId, kind, text, now } = words;
  const { salt, textHash } = salted(text);
  const noteId = newId();
  await tx.query(WRITE, [brandId, noteId, ticketId, personId, text, salt, kind, now]);
  return { noteId, textHash };
}
