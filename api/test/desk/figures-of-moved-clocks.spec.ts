import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BreachPage } from '@evenhand/shared/wire/breaches';
import type { Figures } from '@evenhand/shared/wire/figures';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { promises, writePolicy } from '../sla/policy-of.js';
import { repromise } from '../sla/retarget-story.js';
import { openTwo } from '../sla/two-tickets.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { ToldByLedger, type LedgerEvent } from './told-by-ledger.js';

describe('the figures, beside a ledger of rounds, pauses, merges and moved clocks', () => {
  let desk: TestDesk;
  let mara: Page;
  let told: ToldByLedger['clocks'];
  let applied: Date;

  const rules = (response: number, resolution: number) => [
    {
      ...{ name: 'Billing', conditions: { topics: ['billing'] } },
      targets: promises(5, 45, { pauses: ['customer'] }),
    },
    { name: 'Else', targets: promises(response, resolution, { pauses: ['customer'] }) },
  ];

  beforeAll(async () => {
    desk = await startDesk();
    mara = await pageOf(desk, 'manager');
    const { policyId } = await writePolicy(desk, { rules: rules(15, 120) });
    await paused(await ticketOf());
    await rounds(await ticketOf());
    await reclassified(await ticketOf());
    await merged();
    const open = [await ticketOf(), await ticketOf()];
    applied = await desk.now();
    await desk.advance('1 minute');
    await repromise(desk, policyId, { by: mara.personId, rules: rules(25, 200) });
    await desk.advance('19 minutes');
    await open[0]?.answered();
    await desk.advance('20 minutes');
    await alarmed();
    const events = await desk.asOwner<LedgerEvent>(
      'select chain, kind, at, body from ledger.event where brand_id = $1 order by id',
      [desk.brandId],
    );
    told = new ToldByLedger(events).clocks;
    mara = await pageOf(desk, 'manager');
  }, 300_000);
  afterAll(() => desk.close());

  const ticketOf = async () => {
    const ticket = await desk.ticket({ text: 'Something is strange here.' });
    await ticket.assignedTo(mara.personId);
    return ticket;
  };
  const become = async ({ id }: TicketStory, state: string) =>
    expect((await mara.put(`tickets/${id}/state`, { state })).status).toBe(204);

  /** Asked back, answered by the customer after an hour, and fixed in time but for that hour. */
  async function paused(ticket: TicketStory): Promise<void> {
    await ticket.answered();
    await become(ticket, 'waiting');
    await desk.advance('60 minutes');
    await ticket.wroteAgain();
    await ticket.happened('clock resumed');
    await ticket.answered();
    await desk.advance('70 minutes');
    await become(ticket, 'resolved');
  }

  /** One round kept, one broken and answered, one still waited in. */
  async function rounds(ticket: TicketStory): Promise<void> {
    await ticket.answered();
    for (const minutes of [5, 20, 30]) {
      await desk.advance('1 minute');
      await ticket.wroteAgain();
      await desk.advance(`${minutes} minutes`);
      await alarmed();
      if (minutes < 30) await ticket.answered();
    }
  }

  /** Given a topic whose promises are shorter, so that one breaks at once. */
  async function reclassified(ticket: TicketStory): Promise<void> {
    await desk.advance('7 minutes');
    const said = { topic: 'billing', severity: 3, words: 'It is about money.' };
    const { status } = await mara.put(`tickets/${ticket.id}/classification`, said);
    expect(status).toBeLessThan(300);
    await ticket.happened('clock moved', 2);
    await desk.advance('1 minute');
    await alarmed();
    await ticket.answered();
  }

  async function merged(): Promise<void> {
    const { first, second } = await openTwo(desk, { between: '5 minutes' });
    for (const ticket of [first, second]) await ticket.assignedTo(mara.personId);
    await second.answered();
    await desk.advance('30 minutes');
    await alarmed();
    expect((await mara.post(`tickets/${first.id}/merges`, { into: second.id })).status).toBe(204);
    await alarmed();
  }

  const alarmed = () =>
    until(async () => {
      const due = await desk.asOwner(
        'select from desk.deadline where fired_at is null and not is_held and due_at <= desk.now() limit 1',
      );
      return due.length === 0;
    }, 'the alarm has rung');

  const counted = (kind: string) => [...(told.get(kind)?.values() ?? [])].filter((one) => !one.isCancelled);

  it.each(['first_response', 'next_response', 'resolution'] as const)(
    'count the same of %s',
    async (kind) => {
      const { totals } = (await mara.get<Figures>(`breaches/figures?clock=${kind}`)).body;
      const broken = counted(kind).filter((one) => one.isBroken);
      const met = counted(kind).filter((one) => one.isMet && !one.isBroken);
      expect(broken.length).toBeGreaterThan(0);
      expect(totals).toMatchObject([
        { clock: kind, clocks: counted(kind).length, met: met.length, breached: broken.length },
      ]);
      const { rows } = (await mara.get<BreachPage>(`breaches?which=all&limit=200&clock=${kind}`)).body;
      const shown = rows.map(({ ticketId, startedAt, tookMs, state }) =>
        [ticketId, Date.parse(startedAt), tookMs, state === 'breached'].join(' '),
      );
      const said = counted(kind).map(({ ticketId, started, stopped, isBroken }) =>
        [ticketId, started, stopped === null ? null : stopped - started, isBroken].join(' '),
      );
      expect(shown.toSorted()).toEqual(said.toSorted());
    },
  );

  it('show the version that somebody may wait longer under, with its clocks beneath', async () => {
    const { longerTargets, signals } = (await mara.get<Figures>('breaches/figures')).body;
    expect(
      longerTargets.map(({ rule, clock, beforeSeconds, seconds }) => [rule, clock, beforeSeconds, seconds]),
    ).toEqual(
      expect.arrayContaining([
        ['Else', 'first_response', 900, 1_500],
        ['Else', 'next_response', 900, 1_500],
        ['Else', 'resolution', 7_200, 12_000],
      ]),
    );
    expect(longerTargets).toHaveLength(3);
    for (const { at } of longerTargets) expect(Date.parse(at)).toBeGreaterThan(applied.getTime());
    const path = `breaches?which=all&limit=200&mark=${encodeURIComponent('longer target')}`;
    const { rows } = (await mara.get<BreachPage>(path)).body;
    const beneath = new Set(rows.map(({ ticketId }) => ticketId));
    expect(beneath.size).toBe(signals['longer target']);
    const moved = await desk.asOwner<{ chain: string }>(
      `select distinct chain from ledger.event where kind in ('clock moved', 'clock kept its deadline')
         and body->>'cause' = 'policy applied' and body->>'rule' = '2'`,
    );
    expect(moved.length).toBeGreaterThan(0);
    for (const { chain } of moved) expect(beneath).toContain(chain);
  });
});
