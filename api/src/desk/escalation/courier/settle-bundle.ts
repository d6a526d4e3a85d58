import type { DataSource, EntityManager } from 'typeorm';
import { clock } from '../../../clock.js';
import { append, type Entry } from '../../../ledger/append.js';
import { lockTickets } from '../../tickets/states/lock-ticket.js';
import type { Bundle, Carried, Dispatch } from './bundle.js';

/** Seconds after the first attempt, after the second, and so on; the last again and again, for about a day. */
const BACK_OFF = [10, 30, 120, 600, 1_800, 3_600];
const LAST_ATTEMPT = 28;
/** Tickets that are held at a time. */
const SLICE = 200;

/** Nobody but the one who holds the lease says how it ended. */
const IS_MINE = `d.brand_id = $1 and d.id = any($2) and d.state = 'waiting' and d.taken_until = $3::timestamptz`;

const END = `
  update desk.dispatch d
     set state = $4, reason = $5, taken_until = null, sent_at = case $4 when 'sent' then desk.now() end
   where ${IS_MINE}
  returning d.id`;

const AGAIN = `
  update desk.dispatch d
     set taken_until = null, reason = $4, bundle_id = case when $5::boolean then d.bundle_id end,
         next_at = desk.now() + make_interval(secs => ($6::int[])[least(d.attempts, cardinality($6::int[]))])
   where ${IS_MINE}`;

/** What went into a room alone reaches nobody if it does not go out: then the account's owner is told in the browser. */
const TELL_OWNER = `
  insert into desk.notice (brand_id, ticket_id, clock, round, threshold, step, rung, rang, person_id, told_at)
    select d.brand_id, d.ticket_id, d.clock, d.round, d.threshold, d.step, d.rung, d.rang, a.owner_id, desk.now()
      from desk.dispatch d
      join desk.ticket t on (t.brand_id, t.id) = (d.brand_id, d.ticket_id)
      join desk.account a on (a.brand_id, a.id) = (t.brand_id, t.account_id)
     where d.brand_id = $1 and d.id = any($2) and d.person_id is null and a.owner_id is not null
    on conflict do nothing
  returning ticket_id as "ticketId", person_id as "personId"`;

/** Writes down how a bundle's way ended; what cannot be carried for so long is given up. */
export async function settle(desk: DataSource, bundle: Bundle, ending: Carried): Promise<void> {
  if (ending.kind !== 'again') return end(desk, bundle, ending);
  const [over, again] = parted(bundle.dispatches, ({ attempts }) => attempts >= LAST_ATTEMPT);
  await desk.query(AGAIN, [...mine(bundle, again), ending.reason, ending.mayBeSent, BACK_OFF]);
  await end(desk, { ...bundle, dispatches: over }, { ...ending, kind: 'failed' });
}

/** In slices: who waits for a ticket waits for few others. Killed between two, what is left goes out once more. */
async function end(
  desk: DataSource,
  bundle: Bundle,
  ending: Extract<Carried, { kind: 'sent' | 'failed' }>,
): Promise<void> {
  for (let from = 0; from < bundle.dispatches.length; from += SLICE) {
    const slice = bundle.dispatches.slice(from, from + SLICE);
    await desk.transaction((tx) => endSlice(tx, bundle, slice, ending));
  }
}

async function endSlice(
  tx: EntityManager,
  bundle: Bundle,
  slice: readonly Dispatch[],
  ending: Extract<Carried, { kind: 'sent' | 'failed' }>,
): Promise<void> {
  await lockTickets(tx, bundle.brandId, [...new Set(slice.map(({ ticketId }) => ticketId))]);
  const reason = ending.kind === 'failed' ? ending.reason : null;
  const [ended] = await tx.query<[{ id: string }[], number]>(END, [
    ...mine(bundle, slice),
    ending.kind,
    reason,
  ]);
  const ids = new Set(ended.map(({ id }) => id));
  const settled = slice.filter(({ id }) => ids.has(id));
  const told = ending.kind === 'failed' ? await tellOwners(tx, bundle.brandId, [...ids]) : new Map();
  const at = await clock.now(tx);
  await append(tx, bundle.brandId, entriesOf(bundle, settled, { ending, told, at }));
}

type Owners = ReadonlyMap<string, string>;

async function tellOwners(tx: EntityManager, brandId: string, ids: readonly string[]): Promise<Owners> {
  const told = await tx.query<{ ticketId: string; personId: string }[]>(TELL_OWNER, [brandId, ids]);
  return new Map(told.map(({ ticketId, personId }) => [ticketId, personId]));
}

interface Ended {
  readonly ending: Extract<Carried, { kind: 'sent' | 'failed' }>;
  readonly told: Owners;
  readonly at: Date;
}

function entriesOf(bundle: Bundle, settled: readonly Dispatch[], { ending, told, at }: Ended): Entry[] {
  const tickets = [...new Set(settled.map(({ ticketId }) => ticketId))];
  return tickets.map((ticketId) => {
    const its = settled.filter((dispatch) => dispatch.ticketId === ticketId);
    const people = [...new Set(its.flatMap(({ personId }) => personId ?? []))];
    const owner = told.get(ticketId);
    const body = {
      ...{ by: bundle.by, personId: people[0] ?? null, personIds: people, bundleId: bundle.id },
      webhookId: bundle.by === 'chat' ? bundle.whomId : null,
      dispatchIds: its.map(({ id }) => id),
      ...(ending.kind === 'failed' && { reason: ending.code, insteadId: owner ?? null }),
    };
    const kind = ending.kind === 'sent' ? 'told' : 'could not tell';
    return { chain: ticketId, kind, actor: 'desk', at, body };
  });
}

const mine = ({ brandId, lease }: Bundle, dispatches: readonly Dispatch[]) => [
  brandId,
  dispatches.map(({ id }) => id),
  lease,
];

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
