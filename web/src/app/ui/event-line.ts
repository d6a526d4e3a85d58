import type { Happened } from '@evenhand/shared/wire/ticket';
import type { IconName } from './icons.js';

/** What happened, as a key of our words and what goes into them. */
export interface EventLine {
  readonly key: string;
  /** Values that are keys of words themselves are marked by `word:`. */
  readonly values: Readonly<Record<string, string>>;
  readonly icon: IconName;
  readonly isGrave: boolean;
  /** Another ticket that it speaks of. */
  readonly leadsTo: string | null;
}

type Body = Happened['body'];

const KNOWN: Readonly<Record<string, IconName>> = {
  claimed: 'hand',
  released: 'person',
  skipped: 'person',
  resolved: 'check',
  reopened: 'catching-up',
  'put to waiting': 'due-soon',
  'set aside': 'close',
  'fix confirmed': 'check',
  'reply taken back': 'undo',
  'reply refused': 'warning',
  'reply unsure': 'warning',
  'reply outcome found': 'check',
  warned: 'due-soon',
  breached: 'breached',
  escalated: 'rung',
  'clock moved': 'on-time',
  'clock kept its deadline': 'on-time',
  'clock paused': 'paused',
  'clock resumed': 'on-time',
  'round begun': 'on-time',
  'round taken back': 'undo',
  recurred: 'catching-up',
  'fix held': 'check',
  'answer wanted': 'reply',
  merged: 'copy',
  'took in': 'copy',
  split: 'copy',
  classified: 'pen',
  'contract set': 'pen',
  acknowledged: 'quiet',
  'acknowledgement ended': 'bell',
  lost: 'user-minus',
  'loss taken back': 'undo',
  told: 'bell',
  'could not tell': 'warning',
};

/** Whether we have words of our own for that kind. */
export const isWorded = (what: string): boolean => Object.hasOwn(KNOWN, what);

/** The line for an event; `names` says who the people are whose ids stand in it. */
export function eventLine(event: Happened, names: Readonly<Record<string, string>>): EventLine {
  const icon = KNOWN[event.what];
  const values = { actor: event.actor, what: event.what, ...valuesOf(event, names) };
  if (!icon) return { key: 'ticket.event.other', values, icon: 'dot', isGrave: false, leadsTo: null };
  const isGrave = event.what === 'breached' || event.what === 'could not tell';
  return { key: keyOf(event), values, icon, isGrave, leadsTo: ticketIn(event) };
}

const WORD = 'word:';
const ACTORS = ['alarm', 'intake', 'clocks', 'desk', 'customer'];

/** What goes into the line, with what are words themselves in the reader's language. */
export function saidIn({ values }: EventLine, t: (key: string) => string): Record<string, string> {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    value.startsWith(WORD) ? t(value.slice(WORD.length)) : value,
  ]);
  const actor = values['actor'] ?? '';
  return {
    ...(Object.fromEntries(said) as Record<string, string>),
    actor: ACTORS.includes(actor) ? t(`ticket.actor.${actor}`) : actor,
  };
}

const ticketIn = ({ what, body }: Happened): string | null => {
  if (what === 'took in') return text(body, 'ticketId');
  return what === 'merged' || what === 'split' ? text(body, 'into') : null;
};

function keyOf(event: Happened): string {
  const { what } = event;
  const key = `ticket.event.${what.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase())}`;
  const more = Object.hasOwn(MORE, what) ? MORE[what]?.(event) : null;
  return more ? `${key}.${more}` : key;
}

/** What an event may say more than its kind does. */
const MORE: Readonly<Record<string, (event: Happened) => string | null | false>> = {
  reopened: ({ actor, body }) => {
    if (actor === 'customer') return 'customer';
    if (text(body, 'mergedFrom')) return 'merged';
    return text(body, 'postId') && 'wanted';
  },
  claimed: ({ body }) => body['isNext'] === true && 'next',
  released: ({ body }) => text(body, 'personId') && 'of',
  skipped: ({ body }) => text(body, 'personId') && 'of',
  escalated: ({ body }) => !text(body, 'personId') && 'nobody',
  'reply outcome found': ({ body }) => wordOf(body['outcome']),
  'put to waiting': ({ body }) => text(body, 'why') && 'other',
  'contract set': ({ body }) => !text(body, 'contract') && 'none',
  'clock moved': ({ body }) => (body['cause'] === 'tzdata' ? 'zones' : text(body, 'cause') && 'promise'),
  lost: ({ body }) => text(body, 'outcome'),
  told: ({ body }) => !text(body, 'personId') && 'room',
};

const wordOf = (outcome: unknown): string =>
  outcome === 'send again' || outcome === 'was delivered' ? outcome : 'drop';

function valuesOf({ body }: Happened, names: Readonly<Record<string, string>>): Record<string, string> {
  const values: Record<string, string> = {};
  const clock = text(body, 'clock');
  if (clock) values['clock'] = `word:ticket.clock.${clock}`;
  const reason = text(body, 'reason');
  if (reason) values['reason'] = `word:ticket.reason.${reason}`;
  const person = text(body, 'personId');
  if (person) values['who'] = names[person] ?? '';
  const contract = text(body, 'contract');
  if (contract) values['contract'] = contract;
  const way = text(body, 'by');
  if (way) values['way'] = `word:ui.way.${way}`;
  if (typeof body['recurrences'] === 'number') values['n'] = String(body['recurrences']);
  for (const field of ['threshold', 'rung', 'severity'])
    if (typeof body[field] === 'number') values[field] = String(body[field]);
  return values;
}

const text = (body: Body, field: string): string | null =>
  typeof body[field] === 'string' && body[field] !== '' ? body[field] : null;
