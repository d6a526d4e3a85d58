import type { NewReply } from '@evenhand/shared/wire/ticket';
import { Refusal } from '../../platform/refusal.js';
import type { Send } from '../../platform/sending.js';
import { whyNoReply, type NoReply } from '../tickets/page/cannot-reply.js';
import type { AskedTicket } from './asked-ticket.js';

/** The way to a ticket's customer. @throws Refusal where nobody can answer it from here. */
export function wayTo(ticket: AskedTicket, way: Send | undefined): Send {
  const { isHistory: isImported, state, assigneeId } = ticket;
  const why = whyNoReply({ isImported, state, isBlind: assigneeId === null }, way !== undefined);
  if (why !== null || !way) throw REFUSALS[why ?? 'no-connector'](ticket);
  return way;
}

const REFUSALS: Record<NoReply, (ticket: AskedTicket) => Refusal> = {
  imported: () =>
    new Refusal('imported', 'This conversation was imported from a file. It cannot be answered from here.'),
  'no-connector': ({ channel }) =>
    new Refusal(
      'no-connector',
      `Nothing can be sent to ${NAMES[channel] ?? channel} from here yet. Answer there: Evenhand sees the reply come in and stops the clock.`,
    ),
  'not-open': ({ state }) => new Refusal('not-open', `The ticket is ${state}. Open it again to answer.`),
  blind: () => new Refusal('not-claimed', 'Nobody has claimed this ticket. Claim it, then answer.'),
};

/** The text as it goes out. @throws Refusal */
export function fitting({ text }: Pick<NewReply, 'text'>, way: Send): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new Refusal('empty-text', 'There is nothing to send. Write something first.');
  if (trimmed.includes('\0') || !trimmed.isWellFormed())
    throw new Refusal('odd-text', 'The text holds characters that cannot be sent. Write them anew.');
  if (trimmed.length > way.longestText)
    throw new Refusal(
      'text-too-long',
      `The reply has ${trimmed.length} characters; ${way.longestText} is the most that the channel takes.`,
    );
  return trimmed;
}

/** @throws Refusal where something came in that the writer has not read. */
export function refuseUnread(count: number): void {
  if (count === 0) return;
  const came = count === 1 ? '1 post came in' : `${count} posts came in`;
  const read = count === 1 ? 'Read it' : 'Read them';
  throw new Refusal('new-posts', `${came} since you began to write. ${read}, then send.`, 409);
}

export const idTaken = () =>
  new Refusal('id-taken', 'Another reply has this id. Send it again under a new one.', 409);

const NAMES: Partial<Record<string, string>> = {
  x: 'X',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  facebook: 'Facebook',
  instagram: 'Instagram',
  youtube: 'YouTube',
  reviews: 'review sites',
  email: 'e-mail',
  other: 'this channel',
};
