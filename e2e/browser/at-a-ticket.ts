import type { Role } from '@evenhand/shared/wire/session';
import { openBoard, Visitor, type Made } from '../../api/test/board/visitor.js';
import { until } from '../../api/test/until.js';
import type { Room } from './room.js';
import { isLive, signIn, type At, type Page, type Seat } from './seat.js';

/** Somebody who complains on the board of the desk's brand, and goes on in the same thread. */
export interface Customer {
  readonly ticketId: string;
  readonly accountId: string;
  writes(text: string): Promise<void>;
  /** What everybody can read of the brand's answers. */
  reads(): Promise<readonly string[]>;
}

export interface Worker {
  readonly id: string;
  readonly email: string;
}

/** Opens a board once, on which people complain. */
export function boardOf(room: Room): (text: string, name?: string) => Promise<Customer> {
  let accountId: string | undefined;
  return async (text, name = 'Vera Visitor') => {
    accountId ??= await openBoard(room.desk, '@NovaTel');
    const visitor = new Visitor(room.desk, accountId);
    const made = await visitor.complained({ name, text });
    await room.desk.settled();
    const sql = `select p.ticket_id as "ticketId" from desk.post p where p.external_id = $1`;
    const find = async () => (await room.desk.asOwner<{ ticketId: string }>(sql, [made.id]))[0]?.ticketId;
    await until(async () => (await find()) !== undefined, 'the complaint is a ticket');
    return customerOf(room, visitor, { accountId, made, ticketId: (await find()) ?? '' });
  };
}

function customerOf(
  room: Room,
  visitor: Visitor,
  { accountId, made, ticketId }: { accountId: string; made: Made; ticketId: string },
): Customer {
  return {
    ticketId,
    accountId,
    writes: async (text) => {
      await visitor.more(made.id, made.proof, { text });
      await room.desk.settled();
    },
    reads: async () => {
      const { thread } = await visitor.thread(made.id);
      return thread.posts.filter(({ kind }) => kind === 'answer').map((post) => post.text);
    },
  };
}

/** Somebody of the desk, signed in, before an open ticket that is live. */
export async function openTicket(
  room: Room,
  ticketId: string,
  { email, url = room.desk.url, ...options }: At & { email: string },
): Promise<Seat> {
  const seat = await room.takeSeat(options);
  await seat.page.goto(`${url}/brands/${room.desk.brandId}/tickets/${ticketId}`);
  await signIn(seat.page, email);
  await seat.page.getByRole('list', { name: 'Conversation' }).waitFor();
  await isLive(seat.page);
  return seat;
}

export const worker = (room: Room, name: string, role: Role = 'agent'): Promise<Worker> =>
  room.desk.person(role, name);

/** The field for a public reply. */
export const replyField = (page: Page) => page.getByRole('textbox', { name: 'Public reply' });
