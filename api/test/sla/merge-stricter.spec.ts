import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { until } from '../until.js';
import { openSlowAndFast, SLOW } from './two-tickets.js';

const MINUTE = 60_000;

describe('merging into a ticket that has more time', () => {
  let desk: TestDesk;
  let mia: Page;
  beforeAll(async () => {
    desk = await startDesk(SLOW);
  });
  beforeEach(async () => {
    mia = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());

  const slowAndFast = () => openSlowAndFast(desk, mia);

  it('keeps the shorter promise that was running', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await desk.advance('14 minutes');
    const { dueAt } = await fast.clock();
    const { startedAt } = await slow.clock();
    await merge();
    expect(await slow.clock()).toMatchObject({ state: 'running', startedAt, dueAt });
    expect((await slow.clock('resolution')).dueAt).toEqual((await fast.clock('resolution')).dueAt);
    expect(await slow.dueAt()).toBe(dueAt.toISOString());
    const moved = (await slow.events('clock moved')).find(({ body }) => body['clock'] === 'first_response');
    expect(moved).toMatchObject({ actor: `person ${mia.personId}`, body: { cause: 'merged' } });
    expect(moved?.body['dueAt']).toBe(dueAt.toISOString());
    await desk.advance('2 minutes');
    await slow.happened('breached');
    expect((await slow.clock()).breachedAt).toEqual(dueAt);
    await slow.happened('escalated');
  });

  it('leaves the promise of the survivor where that is the shorter one', async () => {
    const { slow, fast } = await slowAndFast();
    const { startedAt } = await slow.clock();
    await mia.post(`tickets/${slow.id}/merges`, { into: fast.id });
    expect((await fast.clock()).dueAt).toEqual(new Date(startedAt.getTime() + 15 * MINUTE));
    expect((await fast.events('clock moved')).every(({ body }) => !('cause' in body))).toBe(true);
  });

  it('keeps the shorter round that was running', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await slow.answered();
    await fast.answered();
    await desk.advance('1 minute');
    await fast.wroteAgain();
    const dueOf = async ({ id }: { id: string }) =>
      (
        await desk.asOwner<{ due: Date }>(
          "select due_at as due from desk.clock where ticket_id = $1 and kind = 'next_response'",
          [id],
        )
      )[0]?.due;
    const due = await dueOf(fast);
    expect(due).toBeDefined();
    await merge();
    expect(await dueOf(slow)).toEqual(due);
  });

  it('is listed among the changes that came late', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await desk.advance('14 minutes');
    await merge();
    const [event] = await fast.events('merged');
    expect(event?.body['leftShare']).toBeCloseTo(1 / 15, 2);
    const { body } = await mia.get<unknown>('breaches?which=all&mark=late%20change');
    expect(JSON.stringify(body)).toContain(slow.id);
  });

  it('stands in the queue at the breach that it took over, and rings', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await desk.advance('16 minutes');
    await fast.happened('escalated', 2);
    const { dueAt, detectedAt } = await fast.clock();
    expect(await slow.events('escalated')).toEqual([]);
    await merge();
    expect(await slow.clock()).toMatchObject({ state: 'breached', dueAt, breachedAt: dueAt, detectedAt });
    expect(await slow.dueAt()).toBe(dueAt.toISOString());
    await slow.happened('escalated');
    await desk.advance('16 minutes');
    await slow.happened('escalated', 2);
    await slow.answered();
    expect(await slow.clock()).toMatchObject({ state: 'breached', breachedAt: dueAt, detectedAt });
    expect(await slow.events('breached')).toHaveLength(1);
    await until(
      async () =>
        (
          await desk.asOwner(
            'select from desk.deadline where ticket_id = $1 and clock = $2 and fired_at is null',
            [...[slow.id, 'first_response']],
          )
        ).length === 0,
      'the climb has ended',
    );
  });
});
