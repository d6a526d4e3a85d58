import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import webPush from 'web-push';
import type { PushChoice, PushSubscribed } from '@evenhand/shared/wire/notices';
import type { Viewer } from '../../../people/sessions.js';
import { Refusal } from '../../../platform/refusal.js';
import { Settings } from '../../../settings.js';
import { Means } from './means.js';

/** Browsers of one person; beyond that the oldest is forgotten. */
const MOST = 10;

/** A browser has one endpoint, and tells whoever signed in there last, for as long as that session lasts. */
const PUT = `
  insert into people.push_subscription (id, person_id, session_id, endpoint, p256dh, auth, created_at)
  select $1, s.person_id, s.id, $3, $4, $5, desk.now() from people.session s where s.token_hash = $2
  on conflict (endpoint) do update
     set person_id = excluded.person_id, session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth`;

const FORGET_OLDEST = `
  delete from people.push_subscription
   where id in (select id from people.push_subscription where person_id = $1
                 order by created_at desc, id desc offset ${MOST})`;

const DELETE = 'delete from people.push_subscription where person_id = $1 and endpoint = $2';

/** In which browsers a person wants to be told also when they are closed. */
@Injectable()
export class PushSubscriptions {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly means: Means,
    private readonly settings: Settings,
  ) {}

  choice(): PushChoice {
    return { publicKey: this.means.has('push') ? (this.settings.EVENHAND_VAPID_PUBLIC ?? null) : null };
  }

  /** @throws Refusal where there is no web push here, or it is no browser's. */
  async put(viewer: Viewer, { endpoint, p256dh, auth }: PushSubscribed): Promise<void> {
    if (!this.means.has('push'))
      throw new Refusal('no-means', 'This installation has no keys for web push.', 409);
    this.refuseOdd(endpoint, p256dh, auth);
    await this.desk.transaction(async (tx) => {
      await tx.query(PUT, [newId(), viewer.tokenHash, endpoint, p256dh, auth]);
      await tx.query(FORGET_OLDEST, [viewer.id]);
    });
  }

  async delete(personId: string, endpoint: string): Promise<void> {
    await this.desk.query(DELETE, [personId, endpoint]);
  }

  private refuseOdd(endpoint: string, p256dh: string, auth: string): void {
    const { protocol, hostname } = URL.parse(endpoint) ?? {};
    const isAllowed = this.settings.EVENHAND_ALLOW_PRIVATE_HOSTS?.includes(hostname ?? '') ?? false;
    if (protocol !== 'https:' && !isAllowed)
      throw new Refusal('endpoint-wrong', 'The endpoint of a push service begins with https://.', 400);
    try {
      webPush.encrypt(p256dh, auth, 'Is anybody there?', 'aes128gcm');
    } catch {
      // Whatever it says, these are no keys that a browser made.
      throw new Refusal('keys-wrong', 'These are not the keys of a browser.', 400);
    }
  }
}
