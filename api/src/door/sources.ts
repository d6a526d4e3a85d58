import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { DataSource } from 'typeorm';
import { Refusal } from '../platform/refusal.js';

/** What may put posts through the door. */
export interface Source {
  readonly brandId: string;
  readonly id: string;
}

interface SourceRow extends Source {
  readonly secret: string;
  readonly tokenHash: Buffer;
}

const FIND = `
  select s.brand_id as "brandId", s.id, k.secret, k.token_hash as "tokenHash"
    from desk.source s
    join desk.source_secret k on (k.brand_id, k.source_id) = (s.brand_id, s.id)
   where s.id = $1 and s.disabled_at is null`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Proves that a request comes from a source: by its signature, or by its bearer token. */
@Injectable()
export class Sources {
  constructor(@InjectDataSource('door') private readonly door: DataSource) {}

  /** @throws Refusal 401, the same for an unknown source and a wrong signature. */
  async signed(id: string, body: Buffer, headers: Record<string, string | undefined>): Promise<Source> {
    const source = await this.find(id);
    if (!source) throw unproven();
    try {
      new Webhook(source.secret).verify(body.toString('utf8'), given(headers));
    } catch (error) {
      if (error instanceof WebhookVerificationError) throw unproven();
      throw error;
    }
    return source;
  }

  async bearing(id: string, authorization: string | undefined): Promise<Source> {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    const source = await this.find(id);
    if (!token || !source) throw unproven();
    const hash = createHash('sha256').update(token).digest();
    if (!timingSafeEqual(hash, source.tokenHash)) throw unproven();
    return source;
  }

  private async find(id: string): Promise<SourceRow | undefined> {
    if (!UUID.test(id)) return undefined;
    const [source] = await this.door.query<SourceRow[]>(FIND, [id]);
    return source;
  }
}

const unproven = () =>
  new Refusal(
    'source-unproven',
    'The source is unknown, or its signature does not fit the body, or its timestamp is more than 5 minutes off.',
    401,
  );

const given = (headers: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
