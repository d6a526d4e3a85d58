import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Claims } from '../desk/queue/claims.js';
import { Replies } from '../desk/replies/replies.js';
import type { Act } from './script.js';

export interface Somebody {
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

/** What only the holder of a ticket does. */
@Injectable()
export class DemoAnswers {
  constructor(
    private readonly claims: Claims,
    private readonly replies: Replies,
  ) {}

  claim({ brandId, ticketId }: Scene, by: Somebody): Promise<void> {
    return this.claims.claim(brandId, ticketId, by.id);
  }

  async answer(scene: Scene, by: Somebody, { text, then }: Extract<Act, { does: 'answer' }>): Promise<void> {
    const { brandId, ticketId, readUpTo } = scene;
    await this.claim(scene, by);
    await this.replies.send(brandId, ticketId, by, { id: newId(), text, readUpTo, then });
  }
}
