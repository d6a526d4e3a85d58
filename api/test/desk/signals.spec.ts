import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BreachPage, Mark } from '@evenhand/shared/wire/breaches';
import type { Figures } from '@evenhand/shared/wire/figures';
import type { Loss } from '@evenhand/shared/wire/losses';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { ask } from '../people/asking.js';
import type { TicketStory } from '../ticket-story.js';

describe('beneath the figures', () => {
  let desk: TestDesk;
  let mara: Page;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 30 });
    mara = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());

  const figures = async () => (await mara.get<Figures>('breaches/figures')).body;
  const beneath = async (mark: Mark) => {
    const path = `breaches?which=all&mark=${encodeURIComponent(mark)}`;
    const { rows } = (await mara.get<BreachPage>(path)).body;
    return [...new Set(rows.map((row) => row.ticketId))].toSorted();
  };
  const happened = (ticketId: string, kind: string, body: object, actor = `person ${mara.personId}`) =>
    desk.asOwner(`select ledger.append($1, array[row($2, $3, $4, desk.now(), $5)::ledger.entry])`, [
      desk.brandId,
      ticketId,
      kind,
      actor,
      JSON.stringify(body),
    ]);
  const ids = (...tickets: TicketStory[]) => tickets.map(({ id }) => id).toSorted();

  it('stand pauses and changes made with little time left, and no others', async () => {
    const [paused, early] = [await desk.ticket(), await desk.ticket()];
    const [changed, contracted] = [await desk.ticket(), await desk.ticket()];
    await happened(paused.id, 'clock paused', { clock: 'resolution', leftShare: 0.2 });
    await happened(early.id, 'clock paused', { clock: 'resolution', leftShare: 0.6 });
    await happened(changed.id, 'classified', { leftShare: 0.1 });
    await happened(contracted.id, 'contract set', { leftShare: 0.1 });
    expect(await beneath('late pause')).toEqual(ids(paused));
    expect(await beneath('late change')).toEqual(ids(changed, contracted));
    expect((await figures()).signals).toMatchObject({ 'late pause': 1, 'late change': 2 });
  });

  it('stand those made in the last instant too, and none of a clock that was overdue or had none', async () => {
    const [paused, overdue] = [await desk.ticket(), await desk.ticket()];
    const [changed, over] = [await desk.ticket(), await desk.ticket()];
    const due = async (seconds: number) => new Date((await desk.now()).getTime() + seconds * 1_000);
    const stopped = async (seconds: number) => ({
      ...{ clock: 'resolution', leftShare: 0, dueAt: await due(seconds) },
    });
    await happened(paused.id, 'clock paused', await stopped(5));
    await happened(overdue.id, 'clock paused', await stopped(-5));
    await happened(changed.id, 'classified', { leftShare: 0 });
    await happened(over.id, 'classified', { leftShare: null });
    const [pauses, changes] = [await beneath('late pause'), await beneath('late change')];
    expect([pauses.includes(paused.id), pauses.includes(overdue.id)]).toEqual([true, false]);
    expect([changes.includes(changed.id), changes.includes(over.id)]).toEqual([true, false]);
  });

  it('stands an acknowledgement that no answer followed by its end', async () => {
    const [silent, answered] = [await desk.ticket(), await desk.ticket()];
    for (const { id } of [silent, answered]) await happened(id, 'acknowledged', { minutes: 15 });
    await desk.advance('5 minutes');
    await answered.answered();
    expect(await beneath('only acknowledged')).toEqual([]);
    await desk.advance('11 minutes');
    expect(await beneath('only acknowledged')).toEqual(ids(silent));
    expect((await figures()).signals['only acknowledged']).toBe(1);
  });

  it('stand ten that one person closed within five minutes, and not nine', async () => {
    const many = await Promise.all(Array.from({ length: 10 }, () => desk.ticket()));
    for (const { id } of many.slice(1)) await happened(id, 'resolved', { from: 'open' });
    expect(await beneath('mass closing')).toEqual([]);
    await happened(many[0]?.id ?? '', 'set aside', { from: 'open' });
    expect(await beneath('mass closing')).toEqual(ids(...many));
    expect((await figures()).massClosings).toMatchObject([{ person: { id: mara.personId }, tickets: 10 }]);
  });

  it('stands a first response that only moved the talk elsewhere', async () => {
    const deflected = await desk.ticket();
    await deflected.answered({ text: 'Please send us a DM.' });
    expect(await beneath('deflected')).toEqual(ids(deflected));
  });

  it('stand customers who were lost, with how long they had waited', async () => {
    const [gone, answered] = [await desk.ticket(), await desk.ticket()];
    await desk.advance('10 minutes');
    await answered.answered();
    await desk.advance('10 minutes');
    for (const { id } of [gone, answered])
      for (const _ of [1, 2])
        expect((await mara.post(`tickets/${id}/losses`, { outcome: 'phoned' })).status).toBe(204);
    expect(await gone.timeline()).toContain('lost');
    expect(await gone.events('lost')).toHaveLength(1);
    const waited = async ({ id }: TicketStory) =>
      (await mara.get<Loss[]>(`tickets/${id}/losses`)).body.map(({ waitedMs, wasAnswered }) => [
        Math.round(waitedMs / 60_000),
        wasAnswered,
      ]);
    expect([await waited(gone), await waited(answered)]).toEqual([[[20, false]], [[10, true]]]);
    expect(await beneath('phoned')).toEqual(ids(gone, answered));
    const { losses } = await figures();
    expect(losses.outcomes).toEqual({ phoned: 2, 'gave up': 0, left: 0 });
    expect(losses.curve.map(({ lost }) => lost)).toEqual([1, 1]);
    const lostAfter = async (waited: number) =>
      (await mara.get<BreachPage>(`breaches?which=all&waited=${waited}`)).body.rows.map(
        (row) => row.ticketId,
      );
    const [sooner, later] = losses.curve.map(({ waitedMs }) => waitedMs) as [number, number];
    expect(new Set(await lostAfter(sooner))).toEqual(new Set([answered.id]));
    expect(new Set(await lostAfter(later))).toEqual(new Set([gone.id]));
    expect((await mara.get('breaches?waited=long')).status).toBe(400);
    let kept = 1;
    for (const { atRisk, share } of losses.curve) {
      kept *= 1 - 1 / atRisk;
      expect(share).toBeCloseTo(1 - kept);
    }
  });

  it('stands no loss that was taken back: in ten minutes by whoever said it, later by a manager', async () => {
    const ticket = await desk.ticket();
    const { email } = await desk.person('agent');
    const path = `/api/brands/${desk.brandId}/tickets/${ticket.id}/losses`;
    let by = await desk.signIn(email);
    await ask(desk, `POST ${path}`, { by, body: { outcome: 'gave up' } });
    expect((await ask(desk, `DELETE ${path}/gave%20up`, { by })).status).toBe(204);
    await ask(desk, `POST ${path}`, { by, body: { outcome: 'gave up' } });
    await desk.advance('11 minutes');
    by = await desk.signIn(email);
    expect((await ask(desk, `DELETE ${path}/gave%20up`, { by })).code).toBe('too-late');
    const manager = await desk.signIn((await desk.person('manager')).email);
    expect((await ask(desk, `DELETE ${path}/gave%20up`, { by: manager })).status).toBe(204);
    expect(await ticket.events('loss taken back')).toHaveLength(2);
    expect(await beneath('gave up')).toEqual([]);
    expect((await ask(desk, `DELETE ${path}/bored`, { by: manager })).status).toBe(400);
    expect((await ask(desk, `POST ${path}`, { by: manager, body: { outcome: 'bored' } })).status).toBe(400);
  });

  it('stands nothing in a zone that nobody knows', async () => {
    for (const path of ['breaches/figures?zone=Mars/Olympus', 'breaches?cell=1-9&zone=Mars/Olympus'])
      expect((await mara.get(path)).status).toBe(400);
  });
});
