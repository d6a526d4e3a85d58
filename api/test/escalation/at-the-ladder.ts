import { v7 as newId } from 'uuid';
import type { TestDesk } from '../desk.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';

export interface DispatchRow {
  readonly id: string;
  readonly ticketId: string;
  readonly by: string;
  readonly state: string;
  readonly bundleId: string | null;
  readonly attempts: number;
  readonly reason: string | null;
  readonly nextAt: Date;
}

/** The settings of an installation that gathers for no time and rests for none. */
export const AT_ONCE = { EVENHAND_GATHER_SECONDS: '0', EVENHAND_REST_SECONDS: '0', LOG_LEVEL: 'silent' };

/** From now on every rung of the brand tells by these ways, in this room. */
export async function tellBy(
  desk: TestDesk,
  by: readonly string[],
  webhookId: string | null = null,
): Promise<void> {
  await desk.asOwner('update desk.rung set by = $1, webhook_id = $2', [by, webhookId]);
}

export async function aRoom(desk: TestDesk, url: string): Promise<string> {
  const id = newId();
  await desk.asOwner(
    `insert into desk.webhook (brand_id, id, name, url, secret, created_at)
     values ($1, $2, 'War room', $3, $4, desk.now())`,
    [desk.brandId, id, url, SECRET],
  );
  return id;
}

export const SECRET = `whsec_${Buffer.from('a secret of a room, long enough').toString('base64')}`;

/** What waits to be told, put there as the alarm does. */
export async function dispatch(
  desk: TestDesk,
  { id: ticketId }: TicketStory,
  given: { by?: string; personId?: string | null; webhookId?: string | null; rung?: number } = {},
): Promise<string> {
  const { by = 'email', personId = await ownerOf(desk), webhookId = null, rung = 1 } = given;
  const [row] = await desk.asOwner<{ id: string }>(
    `insert into desk.dispatch (brand_id, ticket_id, clock, round, threshold, rung, rang, step, person_id, webhook_id, by, next_at)
     values ($1, $2, 'first_response', 1, 100, $3, $3, 0, $4, $5, $6, desk.now()) returning id`,
    [desk.brandId, ticketId, rung, personId, webhookId, by],
  );
  if (!row) throw new Error('No dispatch was written.');
  return row.id;
}

export async function ownerOf(desk: TestDesk): Promise<string> {
  const [row] = await desk.asOwner<{ id: string }>('select owner_id as id from desk.account limit 1');
  return row?.id ?? '';
}

export function dispatches(desk: TestDesk): Promise<DispatchRow[]> {
  return desk.asOwner<DispatchRow>(
    `select id, ticket_id as "ticketId", by, state, bundle_id as "bundleId", attempts, reason, next_at as "nextAt"
       from desk.dispatch where brand_id = $1 order by id`,
    [desk.brandId],
  );
}

/** Waits until nothing waits any more. */
export async function allSettled(desk: TestDesk): Promise<DispatchRow[]> {
  const isSettled = async () => (await dispatches(desk)).every(({ state }) => state !== 'waiting');
  await until(isSettled, 'everything has been told, or not');
  return dispatches(desk);
}
