import { Injectable } from '@nestjs/common';
import { Settings } from '../../../settings.js';

/** Where what a message speaks of can be opened. */
@Injectable()
export class Links {
  private readonly base: string;

  constructor({ EVENHAND_URL, HOST, PORT }: Settings) {
    this.base = (EVENHAND_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`).replace(
      /\/+$/,
      '',
    );
  }

  to(brandId: string, ticketId: string): string {
    return this.base + this.pathTo(brandId, ticketId);
  }

  pathTo(brandId: string, ticketId: string): string {
    return `/brands/${brandId}/tickets/${ticketId}`;
  }
}
