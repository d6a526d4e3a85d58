import type { Happened } from '@evenhand/shared/wire/ticket';
import type { IconName } from '../../ui/icons.js';

/** What happened, as a key of our words and what goes into them. */
export interface EventLine {
  readonly key: string;
  /** Values that are keys of words themselves are marked by `word:`. */
  readonly values: Readonly<Record<string, string>>;
  readonly icon: IconName;
  readonly isGrave: boolean;
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
};

/** The line for an event; `names` says who the people are whose ids stand in it. */
export function eventLine(event: Happened, names: Readonly<Record<string, string>>): EventLine {
  const icon = KNOWN[event.what];
  const values = { actor: event.actor, what: event.what, ...valuesOf(event, names) };
  if (!icon) return { key: 'ticket.event.other', values, icon: 'dot', isGrave: false };
  return { key: keyOf(event), values, icon, isGrave: event.what === 'breached' };
}

function keyOf({ what, actor, body }: Happened): string {
  const key = `ticket.event.${what.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase())}`;
  if (what === 'reopened' && actor === 'customer') return `${key}.customer`;
  if (what === 'claimed' && body['isNext'] === true) return `${key}.next`;
  if (isTakenFrom(what, body)) return `${key}.of`;
  if (what === 'escalated' && typeof body['personId'] !== 'string') return `${key}.nobody`;
  if (what === 'reply outcome found') return `${key}.${wordOf(body['outcome'])}`;
  return key;
}

/** By somebody else than who had the ticket. */
const isTakenFrom = (what: string, body: Body) =>
  ['released', 'skipped'].includes(what) && typeof body['personId'] === 'string';

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
  for (const field of ['threshold', 'rung', 'severity'])
    if (typeof body[field] === 'number') values[field] = String(body[field]);
  return values;
}

const text = (body: Body, field: string): string | null =>
  typeof body[field] === 'string' && body[field] !== '' ? body[field] : null;
