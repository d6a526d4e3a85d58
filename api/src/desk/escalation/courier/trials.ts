import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { WebhookTried } from '@evenhand/shared/wire/notices';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { NotFound } from '../../../platform/refusal.js';
import { languageOr, WORDS } from './messages/languages.js';
import { Rooms } from './rooms.js';

const ROOM = `
  select b.name as brand, p.language
    from desk.webhook w join desk.brand b on b.id = w.brand_id left join people.person p on p.id = $3
   where w.brand_id = $1 and w.id = $2 and w.retired_at is null`;

/** A message that says nothing but that the way is open. */
@Injectable()
export class Trials {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly rooms: Rooms,
  ) {}

  /** Sends one and says how it went. @throws NotFound */
  async try(brandId: string, webhookId: string, by: { readonly id: string }): Promise<WebhookTried> {
    const [room] = await this.desk.query<{ brand: string; language: string | null }[]>(ROOM, [
      brandId,
      webhookId,
      by.id,
    ]);
    if (!room) throw new NotFound('webhook');
    const text = WORDS[languageOr(room.language)].trial(room.brand);
    const ending = await this.rooms.post(webhookId, { id: newId(), brandId, text, kind: 'trial' });
    const tried = { isSent: ending.kind === 'sent', reason: ending.kind === 'sent' ? null : ending.reason };
    await this.desk.transaction(async (tx) => {
      const at = await clock.now(tx);
      const body = { isSent: tried.isSent, reason: ending.kind === 'sent' ? null : ending.code };
      await append(tx, brandId, [
        { chain: webhookId, kind: 'webhook tried', actor: actorOf(by.id), at, body },
      ]);
    });
    return tried;
  }
}
