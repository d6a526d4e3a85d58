import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BreachPage, BreachRow } from '@evenhand/shared/wire/breaches';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from '../people/asking.js';
import { pageOf } from '../page.js';
import type { TicketStory } from '../ticket-story.js';

describe('the breaches of a brand', () => {
  let desk: TestDesk;
  let email: string;
  let by: Seat;
  let broken: TicketStory;
  let kept: TicketStory;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 30 });
    ({ email } = await desk.person('manager', 'Mara Manager'));
    await signIn();
    broken = await desk.ticket({ text: '=HYPERLINK("http://bad.test") my line is dead' });
    kept = await desk.ticket({ text: 'Where is my invoice?' });
    await desk.advance('10 minutes');
    await kept.answered();
    await desk.advance('35 minutes');
    await broken.happened('breached');
    await broken.answered();
  });
  afterAll(() => desk.close());

  const signIn = async () => {
    by = await desk.signIn(email);
  };
  const get = (path: string) =>
    fetch(`${desk.url}/api/brands/${desk.brandId}/${path}`, { headers: { cookie: by.cookie } });
  const page = async (query = '') => (await (await get(`breaches?${query}`)).json()) as BreachPage;
  /** @returns when. */
  const resolve = async ({ id }: TicketStory) => {
    await signIn();
    const path = `/api/brands/${desk.brandId}/tickets/${id}/state`;
    expect((await ask(desk, `PUT ${path}`, { by, body: { state: 'resolved' } })).status).toBeLessThan(300);
    const sql = 'select resolved_at as at from desk.ticket where id = $1';
    const [ticket] = await desk.asOwner<{ at: Date }>(sql, [id]);
    return ticket!.at;
  };

  it('are listed with how late the answer was, and who was told when', async () => {
    const { rows } = await page();
    expect(rows).toHaveLength(1);
    const [row] = rows as [BreachRow];
    expect(row).toMatchObject({
      ticketId: broken.id,
      clock: 'first_response',
      state: 'breached',
      targetMs: 30 * 60_000,
      owner: { name: 'Olga Owner' },
      told: [{ name: 'Olga Owner', rung: 2 }],
      usedMs: row.tookMs,
      isImported: false,
    });
    const clock = await broken.clock();
    expect(row.tookMs).toBe(clock.stoppedAt!.getTime() - clock.startedAt.getTime());
    expect(row.lateMs).toBe(clock.stoppedAt!.getTime() - clock.dueAt.getTime());
  });

  it('stand beside the promises that were kept, in a summary per account and clock', async () => {
    const { summary } = await page('clock=first_response');
    expect(summary).toMatchObject([
      { account: '@BrandCares', clock: 'first_response', clocks: 2, met: 1, breached: 1, running: 0 },
    ]);
    const { rows } = await page('clock=first_response&which=all');
    const took = rows.map((row) => row.tookMs as number).toSorted((a, b) => a - b);
    expect(summary[0]?.medianMs).toBeCloseTo((took[0]! + took[1]!) / 2, -1);
  });

  it('are narrowed by period, by account and by clock', async () => {
    const now = await desk.now();
    const earlier = new Date(now.getTime() - 86_400_000).toISOString();
    expect((await page(`to=${earlier}&which=all`)).rows).toEqual([]);
    expect((await page(`from=${earlier}&which=all&clock=resolution`)).rows).toHaveLength(2);
    expect((await page(`account=${desk.accountId}`)).rows).toHaveLength(1);
    expect((await page('account=01890000-0000-7000-8000-000000000000&which=all')).rows).toEqual([]);
    expect((await page('history=imported&which=all')).rows).toEqual([]);
  });

  it('come in pages that neither miss nor repeat a clock', async () => {
    const all = (await page('which=all')).rows;
    const seen: BreachRow[] = [];
    let after: string | null = '';
    while (after !== null) {
      const part: BreachPage = await page(`which=all&limit=1${after && `&after=${after}`}`);
      seen.push(...part.rows);
      after = part.next;
    }
    expect(seen).toEqual(all);
    expect((await get('breaches?after=junk')).status).toBe(400);
  });

  it.each([
    'from=2026',
    'from=2026-W10',
    'from=2026-326',
    'from=2026-11-22',
    'from=2026-02-30T10:00:00Z',
    'from=0000-01-01T10:00:00Z',
    'from=2026-11-22T10:00:00%2B23:00',
    'to=20261122T10',
    'to=2026-11-22T10:00:00',
    `after=1.${'-'.repeat(36)}.resolution.1`,
    'after=1.00000000-0000-0000-0000-0000000000000.resolution.1',
    `after=-${'9'.repeat(18)}.${crypto.randomUUID()}.resolution.1`,
  ])('are not searched by what is no instant or no place: %s', async (query) => {
    expect((await get(`breaches?${query}`)).status).toBe(400);
  });

  it.each([
    'breaches?used=5-1',
    'breaches?took=30-15',
    'breaches?from=2026-11-22T10:00:00Z&to=2026-11-22T09:59:59Z',
    'breaches/figures?from=2026-11-22T10:00:00Z&to=2026-11-22T10:30:00%2B01:00',
    'breaches.csv?used=300-75',
  ])('are not searched by what ends before it begins: %s', async (query) => {
    expect((await get(query)).status).toBe(400);
  });

  it.each([
    'used=75-100',
    'used=300-',
    'took=15-15',
    'from=2026-11-22T10:00:00Z&to=2026-11-22T10:00:00Z',
    'from=2026-11-22T10:00:00Z',
    'from=2026-11-22T10:00:00.123456%2B01:00',
    'to=2024-02-29T23:59:59-15:00',
    `after=-1.${crypto.randomUUID()}.resolution.1`,
  ])('are searched by any instant and any place: %s', async (query) => {
    expect((await get(`breaches?${query}`)).status).toBe(200);
  });

  it('are exported whole as JSON, and as CSV in which nothing is a formula', async () => {
    const json = await get('breaches.json?which=all');
    expect(json.headers.get('content-disposition')).toContain('breaches.json');
    expect(await json.json()).toEqual(
      (await page('which=all')).rows.map((row) =>
        expect.objectContaining({ ticketId: row.ticketId, tookMs: row.tookMs }),
      ),
    );
    const csv = await (await get('breaches.csv')).text();
    const [header, line] = csv.replace(/^\uFEFF/, '').split('\n');
    expect(header).toMatch(/^"ticket","complaint","account",/);
    expect(line).toContain(`"'=HYPERLINK(""http://bad.test"")`);
    expect(line).toContain("'@BrandCares");
  });

  it('are no formula either where a spreadsheet parts fields by something else than commas', async () => {
    const text = 'hello;=cmd|\' /C calc\'!A0 ; "+1" \t-2\n@SUM(1) and 3-4;5';
    await desk.asOwner('update desk.ticket set excerpt = $2 where id = $1', [broken.id, text]);
    const csv = await (await get('breaches.csv')).text();
    expect(csv).toContain(`,"hello;'=cmd|' /C calc'!A0 ; ""'+1"" \t'-2\n'@SUM(1) and 3-4;5",`);
    expect(csv).toContain(`,"first_response",1,"breached",`);
  });

  it('say so when nothing is to be exported', async () => {
    expect(await (await get('breaches.json?history=imported')).json()).toEqual([]);
  });

  it('count up to the fix, and not on, while it holds', async () => {
    const [prompt, late] = [await desk.ticket(), await desk.ticket()];
    for (const ticket of [prompt, late]) await ticket.answered();
    await resolve(prompt);
    await desk.advance('30 hours');
    await late.happened('breached');
    const fixedAt = await resolve(late);
    await desk.advance('30 hours');
    await signIn();
    const { rows } = await page('which=all&clock=resolution');
    const rowOf = ({ id }: TicketStory) => rows.find((row) => row.ticketId === id);
    expect(rowOf(prompt)).toMatchObject({ state: 'running', lateMs: null });
    const { dueAt } = await late.clock('resolution');
    expect(rowOf(late)).toMatchObject({ state: 'breached', lateMs: fixedAt.getTime() - dueAt.getTime() });
  });

  it('are not late before they are breaches', async () => {
    const { id } = await desk.ticket();
    await desk.asOwner("update desk.clock set due_at = desk.now() - interval '1 hour' where ticket_id = $1", [
      id,
    ]);
    const { rows } = await page('which=all&clock=resolution');
    expect(rows.find((row) => row.ticketId === id)).toMatchObject({ state: 'running', lateMs: null });
  });

  it('are not for agents', async () => {
    const agent = await desk.signIn((await desk.person('agent')).email);
    for (const path of ['breaches', 'breaches.csv', 'breaches.json'])
      expect((await fetch(`${desk.url}/api/brands/${desk.brandId}/${path}`, { headers: agent })).status).toBe(
        403,
      );
  });

  it('are late by no more once it turns out that there was no complaint', async () => {
    const praise = await desk.ticket({ text: 'Well done, thank you!' });
    await desk.advance('40 minutes');
    await praise.happened('breached');
    const mara = await pageOf(desk, 'manager');
    expect(
      (await mara.put(`tickets/${praise.id}/state`, { state: 'set aside', reason: 'praise' })).status,
    ).toBe(204);
    const lateness = async () => (await page()).rows.find((row) => row.ticketId === praise.id)?.lateMs;
    const before = await lateness();
    await desk.advance('3 hours');
    await signIn();
    expect(await lateness()).toBe(before);
    expect((await page()).rows.find((row) => row.ticketId === praise.id)?.ticketState).toBe('set aside');
  });
});
