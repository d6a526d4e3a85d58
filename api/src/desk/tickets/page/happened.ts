import type { EntityManager } from 'typeorm';
import type { Happened } from '@evenhand/shared/wire/ticket';
import { DISCREET_BODY, idIn } from './discreet-body.js';

/** Beside what stands in the stream already as a post or a note. */
const HAPPENED = `
  select 'event' as kind, 'event-' || e.seq as id, desk.instant(e.at) as at, e.kind as what, e.actor, ${DISCREET_BODY} as body,
         n.text as words
    from ledger.event e
    join desk.ticket t on t.brand_id = $1 and t.id = e.chain
    left join desk.note n on n.brand_id = $1 and n.id = ${idIn("e.body ->> 'noteId'")}
   where e.brand_id = $1 and e.chain = $2
     and e.kind not in ('opened', 'customer wrote', 'bystander joined', 'replied', 'noted')
   order by e.seq`;

const NAMES = 'select id, name from people.person where id = any($1)';

const PERSON = /^person ([0-9a-f-]{36})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What happened on a ticket, with the names of the people who did it or are spoken of. */
export interface Happenings {
  readonly events: readonly Happened[];
  readonly names: Readonly<Record<string, string>>;
}

export async function happenedOn(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<Happenings> {
  const events = await desk.query<Happened[]>(HAPPENED, [brandId, ticketId]);
  const ids = new Set(events.flatMap(idsIn));
  const people = ids.size > 0 ? await desk.query<{ id: string; name: string }[]>(NAMES, [[...ids]]) : [];
  const names = Object.fromEntries(people.map(({ id, name }) => [id, name]));
  const named = events.map((event) => ({ ...event, actor: names[personIn(event) ?? ''] ?? event.actor }));
  return { events: named, names };
}

const personIn = ({ actor }: Happened) => PERSON.exec(actor)?.[1];

const idsIn = (event: Happened): string[] =>
  [personIn(event), ...Object.values(event.body)].filter(
    (value): value is string => typeof value === 'string' && UUID.test(value),
  );
