import { Injectable } from '@nestjs/common';
import type { Bundle, Carried } from './bundle.js';
import { type Carrier, failed } from './carrier.js';
import type { Letter } from './lines-of.js';
import { Mails } from './mails.js';
import { Means } from './means.js';
import { Pushes } from './pushes.js';
import { Rooms } from './rooms.js';

/** Who carries what, by the way that a rung names. */
@Injectable()
export class Carriers {
  private readonly byWay: Readonly<Record<Bundle['by'], Carrier>>;

  constructor(
    private readonly means: Means,
    mails: Mails,
    rooms: Rooms,
    pushes: Pushes,
  ) {
    this.byWay = { email: mails, chat: rooms, push: pushes };
  }

  async carry(letter: Letter, { by, whomId }: Bundle): Promise<Carried> {
    if (!this.means.has(by)) return failed('no means', 'This installation has not been given the means.');
    return this.byWay[by].carry(letter, whomId);
  }
}
