import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { NewWebhook, Webhook, WebhookMade } from '@evenhand/shared/wire/ladders';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { salted } from '../../../ledger/salted.js';
import { lockStaff } from '../../../people/staff.js';
import { named } from '../../../platform/named.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { Settings } from '../../../settings.js';
import { checkedWebhookUrl } from './webhook-url.js';

const LIST = `
  select h.id, h.name, substring(h.url from '^https?://([^/?#]*)') as host, desk.instant(s.sent_at) as "lastSentAt",
         case when s.failed_at > coalesce(s.sent_at, '-infinity') then s.reason end as "lastError"
    from desk.webhook h
    left join lateral (
         select max(d.sent_at) as sent_at, max(d.next_at) filter (where d.reason is not null) as failed_at,
                (array_agg(d.reason order by d.next_at desc) filter (where d.reason is not null))[1] as reason
           from desk.dispatch d
          where d.brand_id = $1 and d.webhook_id = h.id and d.state in ('sent', 'waiting', 'failed')) s on true
   where h.brand_id = $1 and h.retired_at is null
   order by lower(h.name), h.created_at, h.id`;

const ADD = `
  insert into desk.webhook (brand_id, id, name, url, secret, created_at, url_salt) values ($1, $2, $3, $4, $5, $6, $7)`;

const RETIRE = `
  update desk.webhook set retired_at = $3 where brand_id = $1 and id = $2 and retired_at is null returning id`;

/** A ladder in use that writes into the room. */
const WRITES = `
  select l.name from desk.ladder l
    join desk.rung r on r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (l.id, l.version)
   where l.brand_id = $1 and r.webhook_id = $2 and l.retired_at is null
     and l.version = (select max(version) from desk.ladder o where o.brand_id = $1 and o.id = l.id)
   order by l.name limit 1`;

/** Rooms of a brand into which messages can be written. */
@Injectable()
export class Webhooks {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly settings: Settings,
  ) {}

  list(brandId: string): Promise<Webhook[]> {
    return this.desk.query<Webhook[]>(LIST, [brandId]);
  }

  /** @returns the webhook with its secret, which is shown this once. @throws Refusal where its address is none */
  async add(brandId: string, { name, url }: NewWebhook, actor: string): Promise<WebhookMade> {
    const webhook = {
      id: newId(),
      name: named('webhook', name),
      url: checkedWebhookUrl(url, this.settings.EVENHAND_ALLOW_PRIVATE_HOSTS),
    };
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const { salt, textHash } = salted(webhook.url.href);
    await this.desk.transaction(async (tx) => {
      const at = await clock.now(tx);
      await tx.query(ADD, [brandId, webhook.id, webhook.name, webhook.url.href, secret, at, salt]);
      const body = { urlHash: textHash };
      await append(tx, brandId, [{ chain: webhook.id, kind: 'webhook added', actor, at, body }]);
    });
    const made = { id: webhook.id, name: webhook.name, host: webhook.url.host };
    return { webhook: { ...made, lastSentAt: null, lastError: null }, secret };
  }

  /** @throws Refusal 409 `in-use` where a ladder would write into it */
  async retire(brandId: string, webhookId: string, actor: string): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await lockStaff(tx, brandId);
      const [ladder] = await tx.query<{ name: string }[]>(WRITES, [brandId, webhookId]);
      if (ladder)
        throw new Refusal('in-use', `The ladder “${ladder.name}” writes into it: change that first.`, 409);
      const at = await clock.now(tx);
      const [retired] = await tx.query<[unknown[], number]>(RETIRE, [brandId, webhookId, at]);
      if (retired.length === 0) throw new NotFound('webhook');
      await append(tx, brandId, [{ chain: webhookId, kind: 'webhook retired', actor, at, body: {} }]);
    });
  }
}
