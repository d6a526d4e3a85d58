import type { EntityManager } from 'typeorm';
import type { Placement } from '../intake/ticket-book.js';

/** Counted up to here; a longer queue is told as this long. */
const COUNTED = 10_000;

const BACKLOG = `
  select count(*)::int as waiting from (
    select from desk.ticket where brand_id = $1 and is_history = $2 and answered_at is null and state in ('open', 'waiting')
     limit ${COUNTED}) unanswered`;

/**
 * How many were unanswered when each ticket was opened, by what went before it in this batch too. Live tickets and
 * imported history are counted each for itself.
 * @param unanswered of the tickets that this batch touches, those that nobody had answered before it
 */
export async function backlogsAtOpening(
  tx: EntityManager,
  brandId: string,
  placements: readonly Placement[],
  unanswered: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const backlogs = new Map<string, number>();
  for (const isHistory of [false, true]) {
    const ofKind = placements.filter(({ post }) => post.isHistory === isHistory);
    if (!ofKind.some(({ decision }) => decision.outcome === 'ticket')) continue;
    const before = await unansweredTickets(tx, brandId, isHistory);
    countAlong(backlogs, before, { placements: ofKind, unanswered });
  }
  return backlogs;
}

function countAlong(
  backlogs: Map<string, number>,
  before: number,
  batch: { placements: readonly Placement[]; unanswered: ReadonlySet<string> },
): void {
  const touched = batch.placements.flatMap(({ decision }) => decision.ticketId ?? []);
  const waiting = new Set(touched.filter((id) => batch.unanswered.has(id)));
  const others = Math.max(0, before - waiting.size);
  for (const { decision } of batch.placements) {
    const id = decision.ticketId;
    if (id === null) continue;
    if (decision.answersCustomer) waiting.delete(id);
    if (decision.outcome !== 'ticket') continue;
    backlogs.set(id, others + waiting.size);
    waiting.add(id);
  }
}

/** How many of the brand's tickets nobody has answered yet: of the live ones, or of imported history. */
export async function unansweredTickets(
  tx: EntityManager,
  brandId: string,
  isHistory: boolean,
): Promise<number> {
  const [row] = await tx.query<{ waiting: number }[]>(BACKLOG, [brandId, isHistory]);
  return row?.waiting ?? 0;
}
