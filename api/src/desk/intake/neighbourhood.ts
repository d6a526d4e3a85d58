import type { EntityManager } from 'typeorm';
import { isThanks } from '@evenhand/shared/replies/thanks';
import type { Decision, Neighbourhood, PlacedPost } from './decide.js';
import type { InboxPost } from './inbox.js';

interface OwnAccount {
  readonly channel: string;
  readonly externalId: string;
  readonly handle: string;
  readonly brand: string;
}
interface Parent extends PlacedPost {
  readonly channel: string;
  readonly externalId: string;
  readonly customer: string | null;
}
interface WatchedTicket {
  readonly ticketId: string;
  readonly accountId: string;
  readonly channel: string;
  readonly customer: string;
  readonly topic: string;
}
interface OpenTicket {
  readonly ticketId: string;
  readonly accountId: string;
  readonly channel: string;
  readonly customer: string;
  readonly isHistory: boolean;
}

const ACCOUNTS = `
  select a.channel, a.external_id as "externalId", a.handle, b.name as brand
    from desk.account a join desk.brand b on b.id = a.brand_id where a.brand_id = $1`;

const PARENTS = `
  select p.channel, p.external_id as "externalId", p.ticket_id as "ticketId", a.external_id as "authorExternalId",
         p.outcome, p.answers_customer as "answersCustomer", c.external_id as customer,
         coalesce(t.is_history, false) as "isHistory"
    from unnest($2::text[], $3::text[]) as asked (channel, external_id)
    join desk.post p on p.brand_id = $1 and (p.channel, p.external_id) = (asked.channel, asked.external_id)
    join desk.author a on a.brand_id = $1 and a.id = p.author_id
    left join desk.ticket t on t.brand_id = $1 and t.id = p.ticket_id
    left join desk.author c on c.brand_id = $1 and c.id = t.author_id`;

/** Author by author: joined at once, and with the counts of a young table, the planner reads all open tickets. */
const ASKED = `
         (select distinct channel, external_id from unnest($2::text[], $3::text[]) as u (channel, external_id)) asked
   cross join lateral (
         select a.id from desk.author a
          where a.brand_id = $1 and (a.channel, a.external_id) = (asked.channel, asked.external_id) limit 1) author`;

const OPEN_TICKETS = `
  select t.id as "ticketId", t.account_id as "accountId", asked.channel, asked.external_id as customer,
         t.is_history as "isHistory"
    from ${ASKED}
   cross join lateral (
         select distinct on (t.account_id, t.is_history) t.id, t.account_id, t.is_history from desk.ticket t
          where t.brand_id = $1 and t.author_id = author.id and t.state in ('open', 'waiting')
          order by t.account_id, t.is_history, t.opened_at desc, t.id) t`;

/** What was called fixed and is watched: the same problem, back on the same account, is the same ticket. */
const WATCHED_TICKETS = `
  select t.id as "ticketId", t.account_id as "accountId", asked.channel, asked.external_id as customer, t.topic
    from ${ASKED}
   cross join lateral (
         select t.id, t.account_id, t.topic, t.resolved_at from desk.ticket t
          where t.brand_id = $1 and t.author_id = author.id and t.state = 'resolved' and not t.is_history offset 0) t
   order by t.resolved_at, t.id`;

/** What stood around a batch of posts when it was taken; what is decided on the way is remembered. */
export class BatchNeighbourhood implements Neighbourhood {
  private readonly ours = new Set<string>();
  private readonly names = new Map<string, Set<string>>();
  private readonly posts = new Map<string, PlacedPost>();
  private readonly customers = new Map<string, string>();
  private readonly open = new Map<string, string>();
  private readonly watched = new Map<string, string>();
  private readonly ofHistory = new Set<string>();

  private constructor(private readonly topicOf: (text: string) => string) {}

  /** @param topicOf what a text is about, by the brand's rules */
  static async around(
    tx: EntityManager,
    brandId: string,
    posts: readonly InboxPost[],
    topicOf: (text: string) => string,
  ): Promise<BatchNeighbourhood> {
    const around = new BatchNeighbourhood(topicOf);
    for (const account of await tx.query<OwnAccount[]>(ACCOUNTS, [brandId])) around.knowAccount(account);
    const before = posts.flatMap(({ channel, inReplyTo, editOf }) => [
      { channel, externalId: inReplyTo },
      { channel, externalId: editOf },
    ]);
    const known = before.filter(({ externalId }) => externalId !== null);
    const parents = [brandId, known.map((post) => post.channel), known.map((post) => post.externalId)];
    for (const parent of await tx.query<Parent[]>(PARENTS, parents)) around.knowParent(parent);
    const authors = [brandId, posts.map((post) => post.channel), posts.map((post) => post.author.externalId)];
    for (const ticket of await tx.query<OpenTicket[]>(OPEN_TICKETS, authors)) around.knowTicket(ticket);
    for (const ticket of await tx.query<WatchedTicket[]>(WATCHED_TICKETS, authors))
      around.knowWatched(ticket);
    return around;
  }

  isOurs(channel: string, authorExternalId: string): boolean {
    return this.ours.has(key(channel, authorExternalId));
  }

  ourNames(channel: string): ReadonlySet<string> {
    return this.names.get(channel) ?? new Set();
  }

  placed(channel: string, externalId: string): PlacedPost | undefined {
    return this.posts.get(key(channel, externalId));
  }

  customerOf(ticketId: string): string | undefined {
    return this.customers.get(ticketId);
  }

  openTicketOf(post: InboxPost): string | undefined {
    const [channel, author, account] = [post.channel, post.author.externalId, post.accountId ?? ''];
    const live = this.open.get(key(channel, author, account, 'live'));
    return post.isHistory ? (live ?? this.open.get(key(channel, author, account, 'history'))) : live;
  }

  watchedTicketOf(post: InboxPost): string | undefined {
    if (post.isHistory) return undefined;
    const topic = isThanks(post.text) ? ANY_TOPIC : this.topicOf(post.text);
    return this.watched.get(key(post.channel, post.author.externalId, post.accountId ?? '', topic));
  }

  remember(post: InboxPost, decision: Decision): void {
    const { ticketId, outcome, answersCustomer } = decision;
    const authorExternalId = post.author.externalId;
    if (outcome === 'ticket' && ticketId && post.isHistory) this.ofHistory.add(ticketId);
    this.posts.set(key(post.channel, post.externalId), {
      ticketId,
      outcome,
      answersCustomer,
      authorExternalId,
      isHistory: ticketId !== null && this.ofHistory.has(ticketId),
    });
    if (outcome !== 'ticket' || ticketId === null) return;
    this.customers.set(ticketId, authorExternalId);
    this.open.set(key(post.channel, authorExternalId, post.accountId ?? '', kindOf(post)), ticketId);
  }

  private knowAccount(account: OwnAccount): void {
    this.ours.add(key(account.channel, account.externalId));
    const names = this.names.get(account.channel) ?? new Set();
    names.add(account.handle.replace(/^@/, '').toLowerCase()).add(account.brand.toLowerCase());
    this.names.set(account.channel, names);
  }

  private knowParent(parent: Parent): void {
    this.posts.set(key(parent.channel, parent.externalId), parent);
    if (parent.ticketId && parent.customer) this.customers.set(parent.ticketId, parent.customer);
    if (parent.ticketId && parent.isHistory) this.ofHistory.add(parent.ticketId);
  }

  private knowWatched({ ticketId, accountId, channel, customer, topic }: WatchedTicket): void {
    for (const known of [topic, ANY_TOPIC])
      this.watched.set(key(channel, customer, accountId, known), ticketId);
    this.customers.set(ticketId, customer);
  }

  private knowTicket(ticket: OpenTicket): void {
    this.open.set(key(ticket.channel, ticket.customer, ticket.accountId, kindOf(ticket)), ticket.ticketId);
    if (ticket.isHistory) this.ofHistory.add(ticket.ticketId);
    this.customers.set(ticket.ticketId, ticket.customer);
  }
}

/** Thanks are for the last fix, whatever they say. */
const ANY_TOPIC = '';

const kindOf = ({ isHistory }: { isHistory: boolean }) => (isHistory ? 'history' : 'live');

const key = (...parts: string[]) => parts.join('\n');
