import type { NewReply } from '@evenhand/shared/wire/ticket';
import { Refusal } from '../../platform/refusal.js';
import type { Send } from '../../platform/sending.js';
import type { AskedTicket } from './asked-ticket.js';

/** The way to a ticket's customer. @throws Refusal where nobody can answer it from here. */
export function wayTo(ticket: AskedTicket, way: Send | undefined): Send {
  if (ticket.isHistory)
    throw new Refusal(
      'imported',
      'This conversation was imported from a file. It cannot be answered from here.',
    );
  if (!way)
    throw new Refusal(
      'no-connector',
      `Nothing can be sent to ${NAMES[ticket.channel] ?? ticket.channel} from here yet. Answer there: Evenhand sees the reply come in and stops the clock.`,
    );
  if (ticket.state !== 'open' && ticket.state !== 'waiting')
    throw new Refusal('not-open', `The ticket is ${ticket.state}. Open it again to answer.`);
  if (ticket.assigneeId === null)
    throw new Refusal('not-claimed', 'Nobody has claimed this ticket. Claim it, then answer.');
  return way;
}

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
