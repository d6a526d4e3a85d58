import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BreachPage } from '@evenhand/shared/wire/breaches';
import type { Bin, Figures } from '@evenhand/shared/wire/figures';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { OURSELVES, somebody } from '../posts.js';
import { until } from '../until.js';
import { ToldByLedger, type LedgerEvent, type ToldClock } from './told-by-ledger.js';

/** The same numbers in the same order for the same seed, by Mulberry32. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Between the two nearest, by how far one is from the lower. */
function between(times: readonly number[], share: number): number | null {
  const inOrder = times.toSorted((a, b) => a - b);
  if (inOrder.length === 0) return null;
  const place = (inOrder.length - 1) * share;
  const low = inOrder[Math.trunc(place)] as number;
  const high = inOrder[Math.min(Math.trunc(place) + 1, inOrder.length - 1)] as number;
  return Math.round(low + (high - low) * (place % 1));
}

describe('the figures of breaches, beside the ledger', () => {
  let desk: TestDesk;
  let mara: Page;
  let told: ToldByLedger['clocks'];

  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 30, resolutionMinutes: 180 });
    await live(dice(4));
    mara = await pageOf(desk, 'manager');
    const events = await desk.asOwner<LedgerEvent>(
      'select chain, kind, at, body from ledger.event where brand_id = $1 order by chain, seq',
      [desk.brandId],
    );
    told = new ToldByLedger(events).clocks;
  }, 300_000);
  afterAll(() => desk.close());

  /** Eight rounds of complaints, answers, fixes and praise, minutes and hours apart. */
  async function live(roll: () => number): Promise<void> {
    const open: ReturnType<TestDesk['post']>[] = [];
    for (let round = 0; round < 8; round += 1) {
      const now = (await desk.now()).getTime();
      const before = (minutes: number) => new Date(now - Math.floor(roll() * minutes * 60_000)).toISOString();
      const complaints = Array.from({ length: 12 }, () =>
        desk.post({ author: somebody(), postedAt: before(20) }),
      );
      await desk.send(complaints);
      await desk.settled();
      open.push(...complaints);
      const answered = open.filter(() => roll() < 0.35);
      const replies = answered.map(({ externalId }) => ({
        ...desk.post({ author: OURSELVES, text: `We look into it. ${roll()}`, inReplyTo: externalId }),
        postedAt: new Date(now).toISOString(),
      }));
      await desk.send(replies);
      await desk.settled();
      await change(roll);
      await desk.advance(`${Math.ceil(roll() * 45)} minutes`);
      await alarmed();
    }
  }

  async function change(roll: () => number): Promise<void> {
    const page = await pageOf(desk, 'manager');
    const tickets = await desk.asOwner<{ id: string; state: string; answered: boolean }>(
      `select id, state, answered_at is not null as answered from desk.ticket
        where state in ('open', 'resolved') order by opened_at, id`,
    );
    for (const { id, state, answered } of tickets) {
      const chance = roll();
      if (state === 'open' && answered && chance < 0.3)
        await page.put(`tickets/${id}/state`, { state: 'resolved' });
      else if (state === 'resolved' && chance < 0.3) await page.put(`tickets/${id}/state`, { state: 'open' });
      else if (state === 'open' && chance > 0.95)
        await page.put(`tickets/${id}/state`, { state: 'set aside', reason: 'praise' });
    }
  }

  const alarmed = () =>
    until(async () => {
      const due = await desk.asOwner(
        `select from desk.deadline where fired_at is null and not is_held and due_at <= desk.now() limit 1`,
      );
      return due.length === 0;
    }, 'the alarm has rung');

  const counted = (kind: string) => {
    const clocks = [...(told.get(kind)?.values() ?? [])].filter((one) => !one.isCancelled);
    const broken = clocks.filter((one) => one.isBroken);
    const met = clocks.filter((one) => one.isMet && !one.isBroken);
    const times = clocks.flatMap((one) => (one.stopped === null ? [] : [one.stopped - one.started]));
    return {
      ...{ clock: kind, clocks: clocks.length, met: met.length, breached: broken.length },
      running: clocks.length - met.length - broken.length,
      ...{ medianMs: between(times, 0.5), p90Ms: between(times, 0.9) },
    };
  };
  it.each(['first_response', 'resolution'] as const)(
    'count the same breaches, attainment, median and p90 of %s',
    async (kind) => {
      const { body } = await mara.get<Figures>(`breaches/figures?clock=${kind}`);
      const { body: page } = await mara.get<BreachPage>(`breaches?clock=${kind}`);
      const expected = counted(kind);
      if (kind === 'first_response')
        for (const field of ['met', 'breached'] as const) expect(expected[field]).toBeGreaterThan(10);
      expect(body.totals).toEqual([
        { ...expected, medianUsedMs: expected.medianMs, p90UsedMs: expected.p90Ms },
      ]);
      expect(page.summary).toMatchObject([{ ...expected, account: '@BrandCares' }]);
    },
  );

  it('list as broken the clocks that the ledger calls broken, and no other', async () => {
    const { body } = await mara.get<BreachPage>('breaches?clock=first_response&limit=200');
    const broken = [...(told.get('first_response') ?? [])].filter(([, one]) => one.isBroken);
    expect(body.rows.map((row) => row.ticketId).toSorted()).toEqual(broken.map(([id]) => id).toSorted());
    for (const row of body.rows)
      expect(row.tookMs).toBe(tookOf(told.get('first_response')?.get(row.ticketId) as ToldClock));
  });

  const tookOf = ({ stopped, started }: ToldClock) => (stopped === null ? null : stopped - started);

  const answered = () => [...(told.get('first_response')?.values() ?? [])].filter((one) => !one.isCancelled);
  const rowsOf = async (narrowed: string) =>
    (await mara.get<BreachPage>(`breaches?clock=first_response&which=all&limit=200&${narrowed}`)).body.rows;
  const figures = async () => (await mara.get<Figures>('breaches/figures?clock=first_response')).body;
  const isIn = (minutes: number, { from, to }: Bin) => minutes >= from && minutes < (to ?? Infinity);

  it('lay each answered clock into one bin by minutes, with its rows beneath', async () => {
    const [distribution] = (await figures()).distributions;
    for (const bin of distribution?.took ?? []) {
      const inBin = answered().filter((one) => isIn((tookOf(one) ?? -1) / 60_000, bin));
      const broken = inBin.filter((one) => one.isBroken).length;
      expect(bin).toMatchObject({ met: inBin.length - broken, breached: broken });
      expect(await rowsOf(`took=${bin.from}-${bin.to ?? ''}`)).toHaveLength(inBin.length);
    }
  });

  it('lay each into one bin by the share of the target, with its rows beneath', async () => {
    const [distribution] = (await figures()).distributions;
    const bins = distribution?.used ?? [];
    for (const bin of bins)
      expect(await rowsOf(`used=${bin.from}-${bin.to ?? ''}`)).toHaveLength(bin.met + bin.breached);
    const met = bins.filter(({ to }) => to !== null && to <= 100).reduce((sum, bin) => sum + bin.met, 0);
    expect(met).toBe(counted('first_response').met);
  });

  it('lay each clock into the hour in which it started, with its rows beneath', async () => {
    const hours = new Map<string, number>();
    for (const { started } of answered()) {
      const at = new Date(started);
      const hour = `${at.getUTCDay() || 7}-${at.getUTCHours()}`;
      hours.set(hour, (hours.get(hour) ?? 0) + 1);
    }
    const cells = (await figures()).heat.map(
      (cell) => [`${cell.weekday}-${cell.hour}`, cell.met + cell.breached + cell.running] as const,
    );
    expect(new Map(cells)).toEqual(hours);
    for (const [cell, count] of cells) expect(await rowsOf(`cell=${cell}`)).toHaveLength(count);
  });
});
