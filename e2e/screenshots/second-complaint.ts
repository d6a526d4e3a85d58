import { randomUUID } from 'node:crypto';
import { DemoTalk } from '../../api/src/demo/demo-talk.js';
import type { DemoBrand } from '../../api/src/demo/demo-brand.js';
import { Claims } from '../../api/src/desk/queue/claims.js';
import type { TestDesk } from '../../api/test/desk.js';

const FIRST = `
  select external_id as "threadId" from desk.post where brand_id = $1 and text like '%seven texts a day%' limit 1`;

const MADE = 'select ticket_id as id from desk.post where brand_id = $1 and external_id = $2';

/** Somebody whose first problem is called fixed has another one, and the same agent takes it: the two can be merged. */
export async function complainAgain(desk: TestDesk, brand: DemoBrand): Promise<void> {
  const [first] = await desk.asOwner<{ threadId: string }>(FIRST, [brand.id]);
  // Whoever wrote a thread of the demo is known by the end of its id.
  const threadId = randomUUID().slice(0, -8) + String(first?.threadId).slice(-8);
  const text = '@FabeltelCares and your app crashes with each update.';
  const thread = {
    channel: 'x',
    minutesAgo: 0,
    name: 'Thandi M.',
    text,
    lines: [],
    acts: [],
  } as const;
  await desk.app.get(DemoTalk).sayNow(brand, { thread, threadId, line: null });
  const [made] = await desk.asOwner<{ id: string }>(MADE, [brand.id, threadId]);
  await desk.app.get(Claims).claim(brand.id, made?.id ?? '', brand.people.get('Ana')?.id ?? '');
}
