import { expect } from '@jest/globals';
import { Brands } from '../../src/desk/coverage/brands.js';
import type { TestDesk } from '../desk.js';
import type { Page } from '../page.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';

export interface Refused {
  readonly code?: string;
  readonly ticketId?: string;
}

const OTHER = { channel: 'x', externalId: 'brand-other-id', handle: '@BrandOther' } as const;
const MINUTES = { firstResponseMinutes: 15, resolutionMinutes: 600 };

/** Two tickets of one customer: one wrote to one account of the brand, and some time later to the other. */
export async function openTwo(
  desk: TestDesk,
  { between }: { between: string },
): Promise<{ first: TicketStory; second: TicketStory }> {
  const known = await desk.asOwner('select from desk.account where external_id = $1', [OTHER.externalId]);
  if (known.length === 0) {
    const account = { ...OTHER, ownerId: null, promises: MINUTES };
    await desk.app.get(Brands).addAccount(desk.brandId, account, 'test');
  }
  const author = somebody('Kay Customer');
  const first = await desk.ticket({ author });
  await desk.advance(between);
  return { first, second: await desk.ticket({ author, account: OTHER.handle }) };
}

/** What the desk's own account promises where the other one promises more. */
export const SLOW = { firstResponseMinutes: 600, resolutionMinutes: 6_000 };

/** On a desk of `SLOW`: `slow` promises every answer within ten hours, `fast` within fifteen minutes. Both are `by`'s. */
export async function openSlowAndFast(desk: TestDesk, by: Page) {
  const { first: slow, second: fast } = await openTwo(desk, { between: '1 minute' });
  for (const ticket of [slow, fast]) await ticket.assignedTo(by.personId);
  const merge = async () =>
    expect((await by.post(`tickets/${fast.id}/merges`, { into: slow.id })).status).toBe(204);
  return { slow, fast, merge };
}

/** What a ticket's row says of a merge or a split. */
export async function factsOf(desk: TestDesk, { id }: { id: string }) {
  const [row] = await desk.asOwner<{ contacts: number; mergedInto: string | null; posts: number }>(
    `select t.contacts, t.merged_into as "mergedInto", t.recurrences, t.topic, t.assignee_id as "assigneeId",
            (select count(*)::int from desk.post p where p.ticket_id = t.id) as posts
       from desk.ticket t where t.id = $1`,
    [id],
  );
  return row;
}
