import { v7 as newId } from 'uuid';
import type { NewReply, Outgoing, TakenBack } from '@evenhand/shared/wire/ticket';
import type { Role } from '@evenhand/shared/wire/session';
import type { Problem } from '@evenhand/shared/wire/session';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';

export type Said<T> = Promise<{ status: number; body: T & Problem }>;

/** Somebody at work, and what their page asks. */
export interface Colleague {
  readonly id: string;
  reply(ticket: TicketStory, given?: Partial<NewReply>): Said<Outgoing>;
  takeBack(ticket: TicketStory, replyId: string): Said<TakenBack>;
  found(ticket: TicketStory, replyId: string, outcome: string): Said<unknown>;
  ask<T>(method: string, path: string, body?: unknown): Said<T>;
}

export interface BoardRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly at: Date;
}

/** A desk with an account on the board, whose complaints are tickets. */
export interface AtTheBoard {
  readonly desk: TestDesk;
  readonly accountId: string;
  colleague(name: string, role?: Role): Promise<Colleague>;
  /** A complaint on the board, claimed where somebody is named. */
  complaint(claimedBy?: Colleague): Promise<TicketStory>;
  /** The last post of the ticket to arrive. */
  lastPost(ticket: TicketStory): Promise<string>;
  thread(ticket: TicketStory): Promise<BoardRow[]>;
  outgoing(replyId: string): Promise<{ state: string; attempts: number; reason: string | null }>;
  became(replyId: string, state: string): Promise<void>;
  close(): Promise<void>;
}

const COMPLAINT = `
  insert into board.post (brand_id, id, account_id, thread_id, kind, name, text, posted_at)
    values ($1, $2, $3, $2, 'complaint', 'Vera Visitor', 'My line is dead.', desk.now())`;

export async function atTheBoard(firstResponseMinutes = 20): Promise<AtTheBoard> {
  const desk = await startDesk();
  const { brandId } = desk;
  const { id: accountId } = await desk.app.get(Brands).addAccount(
    brandId,
    {
      ...{ channel: 'board', externalId: 'our-board', handle: '@BrandBoard', ownerId: null },
      promises: { firstResponseMinutes, resolutionMinutes: 600 },
    },
    'test',
  );

  const lastPost = async ({ id }: TicketStory) => {
    const rows = await desk.asOwner<{ id: string }>(
      'select id from desk.post where ticket_id = $1 order by arrival desc limit 1',
      [id],
    );
    return rows[0]?.id ?? '';
  };
  const outgoing = async (replyId: string) => {
    const sql = 'select state, attempts, reason from desk.outgoing where id = $1';
    const [row] = await desk.asOwner<{ state: string; attempts: number; reason: string | null }>(sql, [
      replyId,
    ]);
    if (!row) throw new Error('There is no such reply.');
    return row;
  };

  return {
    desk,
    accountId,
    lastPost,
    outgoing,
    colleague: async (name, role = 'agent') => {
      const { id, email } = await desk.person(role, name);
      const { cookie, csrf } = await desk.signIn(email);
      const headers = { cookie, 'x-xsrf-token': csrf };
      const ask = async <T>(method: string, path: string, body?: unknown) => {
        const answer = await fetch(`${desk.url}/api/brands/${brandId}/tickets/${path}`, {
          ...{ method, headers: { ...headers, ...(body !== undefined && JSON_TYPE) } },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const said = await answer.text();
        return { status: answer.status, body: (said === '' ? null : JSON.parse(said)) as T & Problem };
      };
      return {
        id,
        ask,
        reply: async (ticket, given = {}) =>
          ask('POST', `${ticket.id}/replies`, {
            ...{ id: newId(), text: 'We have mended it.', then: 'open' },
            ...{ readUpTo: await lastPost(ticket), ...given },
          }),
        takeBack: (ticket, replyId) => ask('DELETE', `${ticket.id}/replies/${replyId}`),
        found: (ticket, replyId, outcome) =>
          ask('POST', `${ticket.id}/replies/${replyId}/outcome`, { outcome }),
      };
    },
    complaint: async (claimedBy) => {
      const id = newId();
      await desk.asOwner(COMPLAINT, [brandId, id, accountId]);
      const post = { channel: 'board', account: '@BrandBoard', externalId: id } as const;
      const ticket = await desk.ticket({ ...post, author: somebody('Vera Visitor') });
      if (claimedBy) await ticket.assignedTo(claimedBy.id);
      return ticket;
    },
    thread: (ticket) =>
      desk.asOwner<BoardRow>(
        `select id, kind, name, text, posted_at as at from board.post
          where thread_id = $1 and kind <> 'complaint' order by posted_at, id`,
        [ticket.post.externalId],
      ),
    became: (replyId, state) =>
      until(async () => (await outgoing(replyId)).state === state, `the reply is ${state}`),
    close: () => desk.close(),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };
