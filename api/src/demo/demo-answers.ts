import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Claims } from '../desk/queue/claims.js';
import { Replies } from '../desk/replies/replies.js';
import { Notes } from '../desk/tickets/notes/notes.js';
import type { Act } from './script.js';

interface Somebody {
  readonly id: string;
  readonly name: string;
}

/** A ticket that somebody acts on. */
export interface Scene {
  readonly brandId: string;
  readonly ticketId: string;
  /** The last post of its thread. */
  readonly readUpTo: string;
}

/** What an agent says and notes on a ticket of theirs. */
@Injectable()
export class DemoAnswers {
  constructor(
    private readonly claims: Claims,
    private readonly replies: Replies,
    private readonly notes: Notes,
  ) {}

  async act(scene: Scene, by: Somebody, act: Extract<Act, { does: 'claim' | 'note' | 'answer' }>) {
    const { brandId, ticketId, readUpTo } = scene;
    if (act.does === 'note') {
      await this.notes.write(brandId, ticketId, act.text, by);
      return;
    }
    await this.claims.claim(brandId, ticketId, by.id);
    if (act.does === 'claim') return;
    const { text, then } = act;
    await this.replies.send(brandId, ticketId, by, { id: newId(), text, readUpTo, then });
  }
}
