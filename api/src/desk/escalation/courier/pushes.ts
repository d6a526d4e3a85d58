import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import webPush from 'web-push';
import { Outbound } from '../../../platform/outbound.js';
import { OutboundFailure } from '../../../platform/outbound-failure.js';
import { Settings } from '../../../settings.js';
import type { Carried } from './bundle.js';
import { again, type Carrier, failed } from './carrier.js';
import type { Letter } from './lines-of.js';
import { Links } from './links.js';
import { wordingOf } from './messages/wording.js';

interface Subscription {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

const THEIRS = `
  select b.id, b.endpoint, b.p256dh, b.auth
    from people.push_subscription b
    join people.session s on s.id = b.session_id and s.ended_at is null and s.expires_at > desk.now()
   where b.person_id = $1`;
const FORGET = 'delete from people.push_subscription where id = $1';

/** What nobody has seen after so long, a service may forget. */
const LIVES_SECONDS = 3_600;

/** Notices in browsers that are closed. It is enough that one of a person's browsers takes it. */
@Injectable()
export class Pushes implements Carrier {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly settings: Settings,
    private readonly outbound: Outbound,
    private readonly links: Links,
  ) {}

  async carry(letter: Letter, personId: string): Promise<Carried> {
    const subscriptions = await this.desk.query<Subscription[]>(THEIRS, [personId]);
    const message = JSON.stringify(this.shown(letter));
    const endings = await Promise.all(subscriptions.map((one) => this.push(one, message, letter.id)));
    const [best = NO_BROWSER] = endings.sort((a, b) => RANK[a.kind] - RANK[b.kind]);
    return best;
  }

  /** What the browser shows, and where a press on it leads. */
  private shown(letter: Letter) {
    const { subject, lines, more } = wordingOf(letter);
    const [first] = lines;
    const path = lines.length === 1 && first ? this.links.pathTo(letter.brandId, first.ticketId) : undefined;
    return {
      title: subject,
      body: [first?.excerpt, more].filter(Boolean).join('\n'),
      path: path ?? `/brands/${letter.brandId}/queue`,
      tag: letter.id,
    };
  }

  private async push(subscription: Subscription, message: string, id: string): Promise<Carried> {
    try {
      const { status } = await this.outbound.post(
        subscription.endpoint,
        this.encrypted(subscription, message, id),
      );
      if (status === 404 || status === 410) await this.desk.query(FORGET, [subscription.id]);
      return endingOf(status);
    } catch (error) {
      if (!(error instanceof OutboundFailure)) throw error;
      return again('push service not reached', error.message, true);
    }
  }

  private encrypted({ endpoint, p256dh, auth }: Subscription, message: string, id: string) {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, message, {
      vapidDetails: {
        subject: this.settings.EVENHAND_VAPID_SUBJECT,
        publicKey: this.settings.EVENHAND_VAPID_PUBLIC ?? '',
        privateKey: this.settings.EVENHAND_VAPID_PRIVATE ?? '',
      },
      TTL: LIVES_SECONDS,
      urgency: 'high',
      // The same message again replaces itself.
      topic: id.replaceAll('-', ''),
    });
    return { headers: headers as Record<string, string>, body };
  }
}

const RANK = { sent: 0, again: 1, failed: 2 };

const NO_BROWSER = failed('no browser', 'They have asked for it in no browser.');

function endingOf(status: number): Carried {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return NO_BROWSER;
  const reason = `The push service answered ${status}.`;
  return status === 429 || status >= 500
    ? again('push put off', reason, false)
    : failed('push refused', reason);
}
