import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BreachPage, Mark } from '@evenhand/shared/wire/breaches';
import type { Figures } from '@evenhand/shared/wire/figures';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { openTwo } from '../sla/two-tickets.js';
import type { TicketStory } from '../ticket-story.js';

describe('the figures of tickets that were merged', () => {
  let desk: TestDesk;
  let mara: Page;
  let before: Figures;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 15, resolutionMinutes: 600 });
  });
  beforeEach(async () => {
    mara = await pageOf(desk, 'manager');
    before = await figures();
  });
  afterAll(() => desk.close());

  const figures = async () => (await mara.get<Figures>('breaches/figures')).body;
  const counted = (all: Figures, kind: string) => {
    const one = all.totals.find(({ clock }) => clock === kind);
    return { clocks: one?.clocks ?? 0, breached: one?.breached ?? 0, met: one?.met ?? 0 };
  };
  /** What came in since the test began. */
  const added = async (kind: string) => {
    const [was, is] = [counted(before, kind), counted(await figures(), kind)];
    return { clocks: is.clocks - was.clocks, breached: is.breached - was.breached, met: is.met - was.met };
  };
  const beneath = async (mark?: Mark) => {
    const narrowed = mark ? `which=all&mark=${encodeURIComponent(mark)}` : 'which=breached';
    const { rows } = (await mara.get<BreachPage>(`breaches?limit=200&${narrowed}`)).body;
    return rows.map(({ ticketId, clock }) => `${ticketId} ${clock}`);
  };
  const twoTickets = async () => {
    const two = await openTwo(desk, { between: '1 minute' });
    for (const ticket of [two.first, two.second]) await ticket.assignedTo(mara.personId);
    return two;
  };
  const merge = async (from: TicketStory, into: TicketStory) =>
    expect((await mara.post(`tickets/${from.id}/merges`, { into: into.id })).status).toBe(204);

  it('count one clock of each kind, and its breach once, on the one that is left', async () => {
    const { first, second } = await twoTickets();
    await desk.advance('20 minutes');
    for (const ticket of [first, second]) await ticket.happened('breached');
    expect(await added('first_response')).toMatchObject({ clocks: 2, breached: 2 });
    await merge(second, first);
    expect(await added('first_response')).toEqual({ clocks: 1, breached: 1, met: 0 });
    expect(await added('resolution')).toMatchObject({ clocks: 1 });
    const rows = await beneath();
    expect(rows.filter((row) => row === `${first.id} first_response`)).toHaveLength(1);
    expect(rows.filter((row) => row.startsWith(second.id))).toEqual([]);
    expect((await figures()).losses.tickets).toBe(before.losses.tickets + 1);
  });

  it('show the breach of the one that went away on the one that is left, which had kept its promise', async () => {
    const { first, second } = await twoTickets();
    await first.answered();
    await desk.advance('20 minutes');
    await second.happened('breached');
    await merge(second, first);
    expect(await added('first_response')).toEqual({ clocks: 1, breached: 1, met: 0 });
    expect(await beneath()).toContain(`${first.id} first_response`);
  });

  it('go on counting a breach that nothing on the other ticket stands for', async () => {
    const { first, second } = await twoTickets();
    await second.answered();
    await second.wroteAgain();
    await desk.advance('20 minutes');
    await first.happened('breached');
    await second.happened('breached');
    await first.answered();
    await merge(second, first);
    const broken = (await added('next_response')).breached;
    expect(broken).toBe(1);
    expect((await beneath()).filter((row) => row.endsWith('next_response'))).toHaveLength(
      counted(await figures(), 'next_response').breached,
    );
  });

  it('hand the signals on, over as many merges as there were', async () => {
    const { first, second } = await twoTickets();
    const { first: third } = await twoTickets();
    await desk.asOwner(
      `select ledger.append($1, array[row($2, 'classified', $3, desk.now(), $4)::ledger.entry])`,
      [...[desk.brandId, second.id, `person ${mara.personId}`, JSON.stringify({ leftShare: 0.1 })]],
    );
    await merge(second, first);
    await desk.asOwner(
      'update desk.ticket set author_id = (select author_id from desk.ticket where id = $2) where id = $1',
      [...[third.id, first.id]],
    );
    await merge(first, third);
    expect(await beneath('late change')).toContain(`${third.id} first_response`);
    const { signals } = await figures();
    expect(signals['late change']).toBe(before.signals['late change'] + 1);
  });
});
