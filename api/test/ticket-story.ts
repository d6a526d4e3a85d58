import type { IncomingPost, PostStatus } from '@evenhand/shared/wire/post';
import type { ClockKind, ClockState } from '@evenhand/shared/wire/clock';
import type { DataSource } from 'typeorm';
import { OURSELVES, somebody } from './posts.js';
import { until } from './until.js';

/** What a story needs of the desk on which it happens. */
interface Stage {
  readonly desk: DataSource;
  readonly brandId: string;
  post(post?: Partial<IncomingPost>): IncomingPost;
  send(posts: unknown): Promise<unknown>;
  statusOf(post: IncomingPost): Promise<PostStatus>;
  settled(): Promise<void>;
  now(): Promise<Date>;
  asOwner<T extends object>(sql: string, parameters?: unknown[]): Promise<T[]>;
}

export interface ToldEvent {
  readonly kind: string;
  readonly actor: string;
  readonly at: Date;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ClockRow {
  readonly state: ClockState;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  readonly breachedAt: Date | null;
  readonly detectedAt: Date | null;
}

export interface Notice {
  readonly clock: ClockKind;
  readonly threshold: number;
  readonly step: number;
  readonly personId: string;
}

/** A ticket that a test tells the story of: what its customer, a bystander and our own account write, and what came of it. */
export class TicketStory {
  constructor(
    private readonly desk: Stage,
    readonly id: string,
    readonly post: IncomingPost,
  ) {}

  /** Our own account answers the customer on the channel. */
  answered(given: Partial<IncomingPost> = {}): Promise<IncomingPost> {
    return this.goesOn({ author: OURSELVES, text: 'We are on it. ^Ana', ...given });
  }

  wroteAgain(given: Partial<IncomingPost> = {}): Promise<IncomingPost> {
    return this.goesOn({ author: this.post.author, text: 'Is anybody there?', ...given });
  }

  /** The customer presses the button that says: it is fixed. Only the board has one; what it writes is put here. */
  async confirmed(given: Partial<IncomingPost> = {}): Promise<void> {
    const post = this.desk.post({ inReplyTo: this.post.externalId, ...given });
    const { externalId, handle, displayName } = given.author ?? this.post.author;
    await this.desk.asOwner(
      `insert into door.inbox (brand_id, id, source_id, channel, account_id, external_id, in_reply_to, posted_at,
         received_at, text, author_external_id, author_handle, author_name, is_confirmation)
       select brand_id, gen_random_uuid(), source_id, channel, account_id, $2, $3, desk.now(),
              desk.now(), 'It is fixed.', $4, $5, $6, true
         from door.inbox where ticket_id = $1 and outcome = 'ticket'`,
      [this.id, post.externalId, this.post.externalId, externalId, handle ?? null, displayName ?? null],
    );
    await this.desk.settled();
  }

  /** Somebody else joins the thread. */
  joined(given: Partial<IncomingPost> = {}): Promise<IncomingPost> {
    return this.goesOn({ author: somebody(), text: 'The same thing happens to me.', ...given });
  }

  /** What happened, in the order in which it stands in the ledger. */
  async timeline(): Promise<string[]> {
    return (await this.events()).map((event) => event.kind);
  }

  async events(kind?: string): Promise<ToldEvent[]> {
    return this.desk.desk.query<ToldEvent[]>(
      `select kind, actor, at, body from ledger.event
        where brand_id = $1 and chain = $2 and ($3::text is null or kind = $3) order by seq`,
      [this.desk.brandId, this.id, kind ?? null],
    );
  }

  async clock(kind: ClockKind = 'first_response'): Promise<ClockRow> {
    const [row] = await this.desk.desk.query<ClockRow[]>(
      `select state, started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt",
              breached_at as "breachedAt", detected_at as "detectedAt"
         from desk.clock where brand_id = $1 and ticket_id = $2 and kind = $3`,
      [this.desk.brandId, this.id, kind],
    );
    if (!row) throw new Error(`The ticket has no ${kind} clock.`);
    return row;
  }

  /** The clocks of the next responses, one a round, but for those that were taken back. */
  rounds(): Promise<Pick<ClockRow, 'state' | 'startedAt' | 'stoppedAt'>[]> {
    return this.desk.desk.query(
      `select state, started_at as "startedAt", stopped_at as "stoppedAt" from desk.clock
        where brand_id = $1 and ticket_id = $2 and kind = 'next_response' and state <> 'cancelled' order by started_at`,
      [this.desk.brandId, this.id],
    );
  }

  /** Who was told, in the order of the ladder. */
  notices(): Promise<Notice[]> {
    return this.desk.desk.query<Notice[]>(
      `select clock, threshold, step, person_id as "personId" from desk.notice
        where brand_id = $1 and ticket_id = $2 order by threshold, step`,
      [this.desk.brandId, this.id],
    );
  }

  async assignedTo(personId: string): Promise<void> {
    await this.desk.desk.query('update desk.ticket set assignee_id = $2 where id = $1', [this.id, personId]);
  }

  async state(): Promise<string> {
    return (await this.row()).state;
  }

  /** Where it stands in the queue: an instant, or `infinity`. */
  async dueAt(): Promise<string> {
    return (await this.row()).dueAt;
  }

  async happened(kind: string, times = 1): Promise<void> {
    await until(async () => (await this.events(kind)).length >= times, `${times} × "${kind}"`);
  }

  private async row(): Promise<{ state: string; dueAt: string }> {
    const [row] = await this.desk.desk.query<{ state: string; dueAt: string }[]>(
      `select state, case when due_at = 'infinity' then 'infinity' else desk.instant(due_at) end as "dueAt"
         from desk.ticket where id = $1`,
      [this.id],
    );
    if (!row) throw new Error('The ticket is not there.');
    return row;
  }

  private async goesOn(given: Partial<IncomingPost>): Promise<IncomingPost> {
    const postedAt = (await this.desk.now()).toISOString();
    const post = this.desk.post({ inReplyTo: this.post.externalId, postedAt, ...given });
    await this.desk.send(post);
    await this.desk.settled();
    return post;
  }
}

export async function openTicket(desk: Stage, given: Partial<IncomingPost> = {}): Promise<TicketStory> {
  const post = desk.post({ postedAt: (await desk.now()).toISOString(), ...given });
  await desk.send(post);
  await desk.settled();
  const { result, ticketId } = await desk.statusOf(post);
  if (result !== 'ticket' || !ticketId) throw new Error(`The post became ${result}, not a ticket.`);
  return new TicketStory(desk, ticketId, post);
}
